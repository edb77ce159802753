//! Charts in the window: modes, the list of series, sources and conflicts in the inspector; colours that hold.

use dateline::gui::{App, Kept, install};
use dateline::job::Input;
use dateline::view::Color;
use dateline::view::chart::Mode;
use dateline::view::paint::series_ink;
use dateline::view::theme::Theme;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

const SIZE: Vec2 = vec2(1440.0, 900.0);

const ANNUAL: &str = "Chile's trade with Japan\n\n3 March 2015\n\n\
    Chile's exports to Japan were $7.9 billion in 2013. Chile's exports to Japan were $6.4 billion in 2012 and \
    $5.1 billion in 2011.\n\nChile's exports to Japan rose 25 percent to $2.5 billion in 2005.\n\n\
    Chile's imports from Japan came to $2.2 billion in 2013.\n";
const OTHER: &str = "Copper buyers look to Chile\n\n9 May 2015\n\n\
    In 2013 Chile's exports to Japan reached $7.9 billion. Japan's exports to Chile were $2 billion in 2013.\n\n\
    Chile's exports to Japan were $6.9 billion in 2012.\n\n\
    Analysts expect Chile's exports to Japan to reach $9 billion in 2018.\n";

fn window() -> Harness<'static, App> {
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let input = Input::Memory(vec![file("annual.txt", ANNUAL), file("other.txt", OTHER)]);
    let mut harness = Harness::builder()
        .with_size(SIZE)
        .with_max_steps(12)
        .with_step_dt(0.05)
        .allow_missing_glyphs()
        .with_context_setup(install)
        .build_ui_state(
            |ui, app: &mut App| {
                app.logic(ui.ctx());
                let whole = egui::UiBuilder::new().max_rect(ui.ctx().content_rect());
                ui.scope_builder(whole, |ui| app.ui(ui));
            },
            App::new(Kept::default()),
        );
    let ctx = harness.ctx.clone();
    harness.state_mut().open("Two papers".to_owned(), input, &ctx);
    while harness.state().job.is_some() {
        harness.step();
        std::thread::yield_now();
    }
    harness.run_ok();
    harness.key_press(Key::Num0);
    harness.run_ok();
    harness
}

/// Names of the values that the charts show as nodes.
fn values(harness: &Harness<'_, App>) -> Vec<String> {
    let app = harness.state();
    app.timeline.charts.charts.in_view(app.window).flat_map(|chart| &chart.values).map(|v| v.spoken.clone()).collect()
}

#[test]
fn every_value_is_a_node_and_a_double_click_opens_its_paragraph() {
    let mut harness = window();
    let spoken = values(&harness);
    assert!(spoken.iter().any(|words| words.contains("2 sources")), "{spoken:?}");
    let place = harness.get_by_role_and_label(Role::ListItem, spoken.iter().find(|w| w.contains("2 sources")).unwrap());
    let place = place.rect().left_center() + vec2(4.0, 0.0);
    for _ in 0..2 {
        harness.hover_at(place);
        harness.drag_at(place);
        harness.drop_at(place);
        harness.step();
    }
    harness.run_ok();
    let app = harness.state();
    let (article, record) = app.selected().expect("a value is selected");
    assert_eq!(record.evidence.amount.map(|span| span.of(&article.document.text)), Some("$7.9 billion"));
    assert!(app.reading.document.is_some(), "the paragraph is open");
}

#[test]
fn the_inspector_says_why_who_else_and_who_differs() {
    let mut harness = window();
    let pick = |harness: &mut Harness<'_, App>, value: &str, metric: &str| {
        let id = harness.state().corpus.records().find_map(|record| {
            let figure = record.figure.as_ref()?;
            let same = figure.value.to_string().starts_with(value) && figure.metric == Some(metric);
            (same && !figure.derived).then_some(record.id)
        });
        harness.state_mut().select(id.expect("the figure is read"));
        harness.run_ok();
    };
    pick(&mut harness, "79", "exports");
    assert_eq!(harness.get_all_by_label_contains("Source: ").count(), 2);
    pick(&mut harness, "64", "exports");
    harness.get_by_label_contains("Conflict: ≠");
    pick(&mut harness, "22", "imports");
    harness.get_by_label_contains("Mirror: Japan exports to Chile");
    pick(&mut harness, "2000000000", "exports");
    harness.get_by_label_contains("Mirror: Chile imports from Japan: $2.2 bn, +10 %");
    let derived = harness.state().corpus.records().find(|record| record.figure.as_ref().is_some_and(|f| f.derived));
    let id = derived.expect("25 percent leads to 2004").id;
    harness.state_mut().select(id);
    harness.run_ok();
    harness.get_by_label_contains("Arithmetic: $2.5 billion ÷ (1 + 25 ÷ 100)");
}

#[test]
fn modes_are_picked_by_button_and_by_key_and_the_axis_says_so() {
    let mut harness = window();
    let unit = |harness: &Harness<'_, App>| harness.state().timeline.charts.charts.charts[0].unit.clone();
    harness.get_by_label("Charts: Change").click();
    harness.run_ok();
    assert!(unit(&harness).contains("year before"), "{}", unit(&harness));
    assert!(values(&harness).iter().any(|words| words.contains("+25.5%")), "{:?}", values(&harness));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    harness.run_ok();
    assert!(unit(&harness).contains("log scale"), "{}", unit(&harness));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    harness.run_ok();
    assert_eq!(harness.state().timeline.charts.look.mode, Mode::Auto);
}

#[test]
fn a_series_is_switched_off_and_on_in_the_list() {
    let mut harness = window();
    let before = values(&harness).len();
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    harness.run_ok();
    let name = "Chile exports to Japan, 5 values";
    harness.get_by_role_and_label(Role::CheckBox, name).click();
    harness.run_ok();
    let after = values(&harness).len();
    assert!(after < before, "{after} of {before}");
    harness.get_by_role_and_label(Role::CheckBox, name).click();
    harness.run_ok();
    assert_eq!(values(&harness).len(), before);
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert!(!harness.state().timeline.charts.picker);
}

#[test]
fn the_crosshair_reads_out_every_series_at_its_time() {
    let mut harness = window();
    let spoken = values(&harness);
    let twice = spoken.iter().find(|words| words.contains("2 sources")).expect("a value of two papers");
    let rect = harness.get_by_role_and_label(Role::ListItem, twice).rect();
    harness.hover_at(rect.left_center() + vec2(3.0, 9.0));
    harness.run_ok();
    let line = harness.get_by_label_contains("At ").accesskit_node().label().unwrap_or_default();
    assert!(line.contains("2013") && line.contains("2 sources: ") && line.contains("$2.2 bn"), "{line}");
}

#[test]
fn a_chart_without_a_value_in_view_takes_no_row() {
    let mut harness = window();
    let app = harness.state_mut();
    assert!(app.timeline.charts.rows(app.window) > 0);
    let window = dateline::view::Window::new(0.0, 86_400.0);
    let hidden = app.timeline.charts.charts.charts.iter().filter(|chart| !chart.has_any(window)).count();
    let targets = app.timeline.charts.charts.charts.iter().filter(|c| c.values.iter().any(|v| v.hatched)).count();
    assert_eq!(app.timeline.charts.rows(window), targets, "{hidden} hidden");
}

type Linear = [f64; 3];

fn linear(color: Color) -> Linear {
    let channel = |byte: u8| {
        let value = f64::from(byte) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    [channel(color.r), channel(color.g), channel(color.b)]
}

/// Machado, Oliveira and Fernandes 2009, severity 1: protan, deutan, tritan; and sight without loss.
const SIGHTS: [[Linear; 3]; 4] = [
    [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
];

fn seen(color: Linear, sight: &[Linear; 3]) -> Linear {
    sight.map(|row| row.iter().zip(color).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
}

/// CIE 1976 L*a*b* under D65.
fn lab([red, green, blue]: Linear) -> Linear {
    let xyz = [
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    ];
    let [x, y, z] = xyz.map(|t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn luminance(color: Color) -> f64 {
    let [r, g, b] = linear(color);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[test]
fn series_are_told_apart_by_every_sight_and_in_grey() {
    for theme in [Theme::light(), Theme::dark()] {
        for one in 0..6 {
            let (own, shape) = series_ink(one, &theme);
            let (high, low) =
                (luminance(own).max(luminance(theme.canvas)), luminance(own).min(luminance(theme.canvas)));
            assert!((high + 0.05) / (low + 0.05) >= 3.0, "series {one} on the canvas");
            for other in one + 1..6 {
                let (their, form) = series_ink(other, &theme);
                assert_ne!(shape, form, "grey tells series {one} and {other} by their markers alone");
                for sight in &SIGHTS {
                    let (a, b) = (lab(seen(linear(own), sight)), lab(seen(linear(their), sight)));
                    let distance = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                    assert!(distance >= 10.0, "series {one} and {other}: {distance:.1}");
                }
            }
        }
    }
}
