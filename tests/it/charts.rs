//! Charts in the window: modes, the list of series, sources and conflicts in the inspector; colours that hold.

use dateline::claims::{Claims, Rulings};
use dateline::gui::App;
use dateline::model::Metric;
use dateline::view::Color;
use dateline::view::chart::Mode;
use dateline::view::paint::{series_dash, series_ink};
use dateline::view::theme::Theme;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::gui::{memory, open, press};

const ANNUAL: &str = "Chile's trade with Japan\n\n3 March 2015\n\n\
    Chile's exports to Japan were $7.9 billion in 2013. Chile's exports to Japan were $6.4 billion in 2012 and \
    $5.1 billion in 2011.\n\nChile's exports to Japan rose 25 percent to $2.5 billion in 2005.\n\n\
    Chile's exports to Japan rose 8 percent in 2008.\n\n\
    Chile's imports from Japan came to $2.2 billion in 2013.\n";
const OTHER: &str = "Copper buyers look to Chile\n\n9 May 2015\n\n\
    In 2013 Chile's exports to Japan reached $7.9 billion. Japan's exports to Chile were $2 billion in 2013.\n\n\
    Chile's exports to Japan were $6.9 billion in 2012.\n\n\
    Analysts expect Chile's exports to Japan to reach $9 billion in 2018.\n";

fn window() -> Harness<'static, App> {
    let files = memory(&[("annual.txt", ANNUAL), ("other.txt", OTHER)]);
    let (mut harness, _) = open(|app, ctx| app.open("Two papers".to_owned(), files, ctx), egui::Theme::Light);
    press(&mut harness, Key::Num0);
    harness
}

/// The modes of all charts, by key.
fn modes(harness: &Harness<'_, App>) -> Vec<(String, Mode)> {
    harness.state().panes.timeline.charts.charts.charts.iter().map(|chart| (chart.key.clone(), chart.mode)).collect()
}

/// Clicks an entry of a chart's menu.
fn choose(harness: &mut Harness<'_, App>, chart: &str, entry: &str) {
    harness.get_by_label_contains(&format!("Menu of chart {chart}")).click();
    harness.run_ok();
    let entries = [Role::MenuItem, Role::MenuItemCheckBox];
    let found = harness.query_all_by_label(entry).find(|node| entries.contains(&node.accesskit_node().role()));
    found.unwrap_or_else(|| panic!("an entry ‘{entry}’")).click();
    harness.run_ok();
}

/// Names of the values that the charts show as nodes.
fn values(harness: &Harness<'_, App>) -> Vec<String> {
    let app = harness.state();
    app.panes
        .timeline
        .charts
        .charts
        .in_view(app.time.window)
        .flat_map(|chart| &chart.values)
        .map(|v| v.spoken.clone())
        .collect()
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
    assert!(app.choice.reading.document.is_some(), "the paragraph is open");
}

#[test]
fn the_inspector_says_why_who_else_and_who_differs() {
    let mut harness = window();
    let pick = |harness: &mut Harness<'_, App>, value: &str, metric: &str| {
        let id = harness.state().data.corpus.records().find_map(|record| {
            let figure = record.figure.as_ref()?;
            let same = figure.value.to_string().starts_with(value) && figure.metric.map(Metric::word) == Some(metric);
            (same && !figure.derived).then_some(record.id)
        });
        harness.state_mut().select(id.expect("the figure is read"));
        harness.run_ok();
    };
    pick(&mut harness, "79", "exports");
    harness.get_by_label_contains("Sources: 2 sources");
    pick(&mut harness, "64", "exports");
    harness.get_by_label_contains("Conflict: ≠");
    pick(&mut harness, "22", "imports");
    harness.get_by_label_contains("Mirror: Japan exports to Chile");
    pick(&mut harness, "2000000000", "exports");
    harness.get_by_label_contains("Mirror: Chile imports from Japan: $2.2 bn, +10 %");
    let derived =
        harness.state().data.corpus.records().find(|record| record.figure.as_ref().is_some_and(|f| f.derived));
    let id = derived.expect("25 percent leads to 2004").id;
    harness.state_mut().select(id);
    harness.run_ok();
    harness.get_by_label_contains("Arithmetic: $2.5 billion ÷ (1 + 25 ÷ 100)");
}

#[test]
fn each_chart_has_a_menu_with_a_mode_of_its_own_and_the_axis_says_so() {
    let mut harness = window();
    let unit = |harness: &Harness<'_, App>| harness.state().panes.timeline.charts.charts.charts[0].unit.clone();
    assert!(modes(&harness).len() >= 2, "exports in dollars and their change: {:?}", modes(&harness));
    choose(&mut harness, "Trade value", "Change on the year before");
    assert!(unit(&harness).contains("year before"), "{}", unit(&harness));
    assert!(values(&harness).iter().any(|words| words.contains("+25.5%")), "{:?}", values(&harness));
    assert!(modes(&harness).iter().skip(1).all(|(_, mode)| *mode == Mode::Auto), "{:?}", modes(&harness));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    harness.run_ok();
    assert!(unit(&harness).contains("log scale"), "the key is about the chart that was clicked: {}", unit(&harness));
    choose(&mut harness, "Trade value", "The same for all charts");
    assert!(modes(&harness).iter().all(|(_, mode)| *mode == Mode::Log), "{:?}", modes(&harness));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    harness.run_ok();
    let (first, rest) = (modes(&harness)[0].1, modes(&harness)[1].1);
    assert_eq!((first, rest), (Mode::Auto, Mode::Log));
}

#[test]
fn keys_are_about_the_chart_of_the_selected_figure() {
    let mut harness = window();
    let (key, id) = {
        let charts = &harness.state().panes.timeline.charts.charts.charts;
        let last = charts.last().expect("a chart");
        (last.key.clone(), last.values[0].id)
    };
    harness.state_mut().select(id);
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    harness.run_ok();
    let level: Vec<String> =
        modes(&harness).into_iter().filter(|(_, mode)| *mode == Mode::Level).map(|(key, _)| key).collect();
    assert_eq!(level, [key]);
}

#[test]
fn modes_come_back_with_the_view_and_with_the_corpus() {
    let mut harness = window();
    choose(&mut harness, "Trade value", "Logarithmic");
    let view = harness.state().as_view();
    assert_eq!(view.charts.get("Trade value, USD").map(String::as_str), Some("log"), "{:?}", view.charts);
    let save = vec![("Logs".to_owned(), Some(view))];
    harness.state_mut().edit(dateline::project::Edit::Views(save));
    choose(&mut harness, "Trade value", "Levels");
    assert_eq!(modes(&harness)[0].1, Mode::Level);
    harness.state_mut().apply_view("Logs");
    harness.run_ok();
    assert_eq!(modes(&harness)[0].1, Mode::Log);
    // What is kept of the session is written down and read again when the program starts.
    let kept = serde_json::to_string(&harness.state().panes.kept).expect("it is written");
    let kept: dateline::gui::Kept = serde_json::from_str(&kept).expect("it is read");
    let (again, _) = open(
        |app, ctx| {
            app.panes.kept = kept;
            let files = memory(&[("annual.txt", ANNUAL), ("other.txt", OTHER)]);
            app.open("Two papers".to_owned(), files, ctx);
        },
        egui::Theme::Light,
    );
    assert_eq!(modes(&again)[0].1, Mode::Log);
}

#[test]
fn a_mode_without_values_leaves_the_row_and_says_why() {
    let mut harness = window();
    choose(&mut harness, "Trade value", "Index");
    assert!(modes(&harness).iter().any(|(_, mode)| matches!(mode, Mode::Index(_))));
    let mut look = dateline::view::chart::Look::default();
    look.set("Trade value, USD", Mode::Index(0.0));
    harness.state_mut().desk_mut().charts = look.written();
    harness.run_ok();
    harness.get_by_label("Trade value: No series has a value at that time");
    choose(&mut harness, "Trade value", "Scale by itself");
    assert!(harness.query_all_by_label_contains("No series has a value").next().is_none());
}

#[test]
fn nothing_in_a_chart_slopes_whether_time_is_folded_or_not() {
    use dateline::view::Shape;
    use dateline::view::chart::Charts;
    let text = "Chile's trade with Japan\n\n3 March 2015\n\nChile's exports to Japan were $7.9 billion in 2013. \
        Chile's exports to Japan were $6.4 billion in 2012.\n\nChile's exports to Japan were $0.4 billion in 1961.\n";
    let mut corpus = dateline::corpus::Corpus::default();
    corpus.extend([dateline::corpus::read_bytes("a.txt", text.as_bytes())]);
    let charts = Charts::of(
        &corpus,
        &Claims::read(&corpus, &Rulings::default()),
        |_| dateline::view::Status::Undecided,
        |_| true,
    );
    let chart = charts.charts.first().expect("a chart");
    let spans = chart.values.iter().map(|value| (value.start, value.end));
    let folds = dateline::view::Folds::of(spans);
    assert!(!folds.is_empty(), "fifty years are folded");
    let (first, last) = (chart.values.first().expect("a value"), chart.values.last().expect("a value"));
    for folds in [folds, dateline::view::Folds::NONE] {
        let window = dateline::view::Window::fit(dateline::view::Window::new(first.start, last.end).folded(folds));
        let measure = &dateline::view::fonts::measure;
        let plot = chart.layout(window, 800.0, measure);
        for shape in dateline::view::paint::chart(chart, &plot, 800.0, None, &Theme::light()) {
            if let Shape::Line { from, to, .. } = shape {
                assert!(from.x == to.x || from.y == to.y, "{from:?} {to:?} slopes");
            }
        }
        for (start, end) in window.breaks() {
            let gap = (window.x(start, 800.0), window.x(end, 800.0));
            for label in plot.marks.iter().filter_map(|mark| mark.label.as_ref()) {
                let clear = label.rect.right() <= gap.0 || label.rect.x >= gap.1;
                assert!(clear, "{label:?} lies over the break {gap:?}");
            }
        }
    }
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
    assert!(harness.state().panes.timeline.chart_menu.picker.is_none());
}

#[test]
fn the_crosshair_reads_out_every_series_at_its_time() {
    let mut harness = window();
    let spoken = values(&harness);
    let twice = spoken.iter().find(|words| words.contains("2 sources")).expect("a value of two papers");
    let rect = harness.get_by_role_and_label(Role::ListItem, twice).rect();
    // On the value itself its card stands; beside it the chart is read out.
    let told = [-34.0, -26.0, -18.0, 18.0, 26.0, 34.0].into_iter().find_map(|beside| {
        harness.hover_at(rect.right_center() + vec2(-6.0, beside));
        harness.run_ok();
        let found = harness.query_by_label_contains("At ");
        found.and_then(|node| node.accesskit_node().label()).filter(|line| line.contains("2 sources: "))
    });
    let line = told.expect("a read-out beside the value");
    assert!(line.contains("2013") && line.contains("2 sources: ") && line.contains("$2.2 bn"), "{line}");
}

#[test]
fn a_chart_without_a_value_in_view_takes_no_row() {
    let mut harness = window();
    let app = harness.state_mut();
    assert!(app.panes.timeline.charts.rows(app.time.window) > 0);
    let window = dateline::view::Window::new(0.0, 86_400.0);
    assert_eq!(app.panes.timeline.charts.rows(window), 0, "a target long after the window makes no row");
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
                assert_ne!(shape, form, "grey tells series {one} and {other} by their markers");
                assert_ne!(series_dash(one), series_dash(other), "and by their dashes");
                for sight in &SIGHTS {
                    let (a, b) = (lab(seen(linear(own), sight)), lab(seen(linear(their), sight)));
                    let distance = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                    assert!(distance >= 10.0, "series {one} and {other}: {distance:.1}");
                }
            }
        }
    }
}

#[test]
fn very_many_values_are_one_quiet_node_and_the_pointer_finds_each() {
    use dateline::view::{Status, Window, fonts};
    let states = ["Chile", "Japan", "Peru", "Norway", "Finland", "Ghana", "Kenya", "Ireland"];
    let flows = (1980..2018_usize).enumerate().flat_map(|(at, year)| {
        (1..8).map(move |by| {
            let (from, to, million) = (states[at % 8], states[(at + by) % 8], 10 + (at * 37 + by * 101) % 800);
            format!("{from}'s exports to {to} were ${million} million in {year}.\n\n")
        })
    });
    let text: String = std::iter::once("Many flows\n\n3 March 2019\n\n".to_owned()).chain(flows).collect();
    let mut corpus = dateline::corpus::Corpus::default();
    corpus.extend([dateline::corpus::read_bytes("a.txt", text.as_bytes())]);
    let charts = dateline::view::chart::Charts::of(
        &corpus,
        &Claims::read(&corpus, &Rulings::default()),
        |_| Status::Undecided,
        |_| true,
    );
    let chart = charts.charts.first().expect("a chart");
    assert!(chart.values.len() > 240, "{} values", chart.values.len());
    let start = chart.values[0].start;
    let whole = Window::fit(Window::new(start, start + 38.0 * dateline::view::window::YEAR));
    let plot = chart.layout(whole, 900.0, &fonts::measure);
    assert!(plot.cloud && plot.marks.iter().all(|mark| mark.label.is_none()));
    for mark in &plot.marks {
        let at = mark.rect.centre();
        let near = plot.nearest(at.x, at.y).expect("a value under the pointer");
        assert!((near.rect.centre().y - at.y).abs() < 1.0);
    }
    let near = chart.layout(Window::new(start, start + 3.0 * dateline::view::window::YEAR), 900.0, &fonts::measure);
    assert!(!near.cloud && near.marks.iter().any(|mark| mark.label.is_some()), "fewer values are named");
}

#[test]
fn a_facet_picks_the_figures_of_which_sources_disagree() {
    let mut harness = window();
    harness.set_size(vec2(1440.0, 1400.0));
    harness.run_ok();
    harness.get_by_label("Unfold Conflict").click();
    harness.run_ok();
    harness.get_by_label_contains("Show only Sources disagree").click();
    harness.run_ok();
    let app = harness.state();
    let shown = &app.data.shown.items.dated;
    assert!(!shown.is_empty() && shown.iter().all(|item| item.conflict), "{} shown", shown.len());
    assert!(shown.len() < app.data.items.dated.len());
    harness.get_by_label_contains("Remove filter Conflict");
}

#[test]
fn what_is_unsure_is_drawn_paler_and_says_so() {
    use dateline::view::chart::{Charts, Voice};
    use dateline::view::{Shape, Status, Window, fonts, paint};
    let sure = "Ports\n\n3 March 2015\n\nIn 2013 Chile's exports to Japan were $7.9 billion.\n";
    let titled = "Trade of Chile\n\n3 March 2015\n\nExports to Peru came to $6.4 billion in 2012.\n";
    let mut corpus = dateline::corpus::Corpus::default();
    corpus.extend(
        [("a.txt", sure), ("b.txt", titled)].map(|(name, text)| dateline::corpus::read_bytes(name, text.as_bytes())),
    );
    let claims = Claims::read(&corpus, &Rulings::default());
    let charts = Charts::of(&corpus, &claims, |_| Status::Undecided, |_| true);
    let chart = charts.charts.first().expect("a chart");
    let voices: Vec<(&str, Voice)> = chart.values.iter().map(|value| (value.words.as_str(), value.voice)).collect();
    assert!(voices.contains(&("$7.9 bn", Voice::Sure)) && voices.contains(&("$6.4 bn", Voice::Unsure)), "{voices:?}");
    let spoken = |voice: Voice| chart.values.iter().find(|value| value.voice == voice).map(|value| &value.spoken);
    assert!(spoken(Voice::Unsure).is_some_and(|words| words.contains("unsure")));
    assert!(spoken(Voice::Sure).is_some_and(|words| !words.contains("unsure")));
    let accepted = Charts::of(&corpus, &claims, |_| Status::Accepted, |_| true);
    let sure = accepted.charts.iter().flat_map(|chart| &chart.values).all(|value| value.voice == Voice::Sure);
    assert!(sure, "what the analyst has accepted is the analyst's");
    let theme = Theme::light();
    let (first, last) = (chart.values.first().expect("a value"), chart.values.last().expect("a value"));
    let window = Window::fit(Window::new(first.start.min(last.start), first.end.max(last.end)));
    let plot = chart.layout(window, 800.0, &fonts::measure);
    let inks = |voice: Voice| {
        let own = |mark: &&dateline::view::chart::ValueMark| chart.values[mark.value as usize].voice == voice;
        let marks = plot.marks.iter().filter(own).cloned().collect();
        let only = dateline::view::chart::Plot { marks, ticks: Vec::new(), tags: Vec::new(), ..plot.clone() };
        let shapes = paint::chart(chart, &only, 800.0, None, &theme);
        let fills = shapes.iter().filter_map(|shape| match shape {
            Shape::Rect { rect, fill: Some(fill), .. } if rect.h == 3.0 => Some(*fill),
            _ => None,
        });
        fills.collect::<Vec<_>>()
    };
    let second = chart.values.iter().any(|value| value.voice == Voice::Unsure && value.second);
    let pale = if second { theme.second } else { theme.first }.at(paint::PALE).over(theme.canvas);
    assert_eq!((inks(Voice::Sure), inks(Voice::Unsure)), (vec![theme.first], vec![pale]));
}

#[test]
fn charts_take_what_the_lanes_leave_until_a_hand_sets_their_height() {
    const PAPER: &str = "Norway and its trade\n\n12 March 2015\n\n\
        Norway and Finland signed a treaty on 2 March 2014. Exports from Norway to Finland were $4.2 billion in 2014 and \
        $4.1 billion in 2013.\n\nExports of cod from Norway to Finland were 200 tonnes in 2014 and 180 tonnes in 2013.\n\n\
        The price of cod was $310 a tonne in 2014 and $280 a tonne in 2013.\n\n\
        Exports from Norway to Finland rose 5 percent in 2014 and 3 percent in 2013.\n\n\
        Norway's debt to Finland was 30 million euros in 2014 and 20 million euros in 2013.\n\n\
        Finland's investment in Norway was 80 million euros in 2014 and 70 million euros in 2013.\n";
    let files = crate::gui::memory(&[("trade.txt", PAPER)]);
    let (mut harness, _) = crate::gui::open(|app, ctx| app.open("Trade".to_owned(), files, ctx), egui::Theme::Light);
    harness.state_mut().panes.kept.calm = true;
    crate::gui::press(&mut harness, egui::Key::Num0);
    let all = |h: &Harness<'_, App>| -> f32 {
        h.state().panes.timeline.charts.charts.charts.iter().map(|chart| chart.height).sum()
    };
    let pane = |h: &Harness<'_, App>| h.get_by_role_and_label(egui::accesskit::Role::Pane, "Figures").rect();
    assert!(all(&harness) > 330.0, "more than half of the room: {}", all(&harness));
    assert!(
        pane(&harness).height() >= all(&harness) - 1.5,
        "none is cut: {} of {}",
        pane(&harness).height(),
        all(&harness)
    );
    // Fewer charts take less, and all of them again what they had.
    harness.state_mut().refilter_with(|filter| filter.words = "debt".to_owned());
    harness.run_ok();
    assert!(pane(&harness).height() < 140.0, "{}", pane(&harness).height());
    harness.state_mut().refilter_with(|filter| filter.words.clear());
    harness.run_ok();
    assert!(pane(&harness).height() >= all(&harness) - 1.5);
    // What a hand has set stays.
    let (top, before) = (pane(&harness).center_top(), pane(&harness).height());
    harness.drag_at(top);
    harness.step();
    for by in [40.0, 120.0] {
        harness.hover_at(top + egui::vec2(0.0, by));
        harness.step();
    }
    harness.drop_at(top + egui::vec2(0.0, 120.0));
    harness.run_ok();
    let set = pane(&harness).height();
    assert!(set < before - 60.0, "{set} of {before}");
    harness.state_mut().refilter_with(|filter| filter.words = "not debt".to_owned());
    harness.run_ok();
    assert!((pane(&harness).height() - set).abs() < 2.0, "{} and {set}", pane(&harness).height());
}

#[test]
fn a_value_alone_in_its_chart_stands_in_the_strip_of_single_figures() {
    let text = "Chile's trade with Japan\n\n3 March 2015\n\nChile's exports to Japan were $7.9 billion in 2013 and \
        $6.4 billion in 2012.\n\nChile shipped 40,000 tonnes of copper to Japan in May 2013.\n\nJapan's tariff on Chilean \
        wine was 3 percent in 2012.\n\nJapan's debt to Chile was 80 million euros in 2012.\n";
    let (mut harness, _) =
        open(|app, ctx| app.open("One paper".to_owned(), memory(&[("one.txt", text)]), ctx), egui::Theme::Light);
    press(&mut harness, Key::Num0);
    let app = harness.state();
    let charts = &app.panes.timeline.charts.charts.charts;
    let told: Vec<_> = charts.iter().map(|chart| (chart.title.as_str(), chart.values.len(), chart.tells)).collect();
    assert_eq!(told, [("Trade value", 2, true), ("Single figures", 3, false)]);
    // Each on a line of its own, with its name and amount, and no number of an axis beside them.
    let strip = charts.last().expect("the strip");
    let measure = |text: &str, _| text.len() as f32 * 6.0;
    let plot = strip.layout(app.time.window, 900.0, &measure);
    assert!(plot.ticks.is_empty(), "{:?}", plot.ticks);
    assert_eq!(plot.marks.len(), 3);
    assert!(plot.marks.is_sorted_by(|above, below| above.rect.bottom() < below.rect.y), "{:?}", plot.marks);
    assert!(plot.marks.iter().all(|mark| mark.label.as_ref().is_some_and(|label| label.name.is_some())), "{plot:?}");
    // A line goes where its value is out of sight.
    let mut charts = app.panes.timeline.charts.charts.clone();
    let value = &strip.values[2];
    charts.fit(dateline::view::Window::new(value.start, value.end), 400.0);
    let less = charts.charts.last().map(|chart| chart.height);
    assert!(less < Some(strip.natural), "{less:?}");
    // A mode has nothing to do with it.
    harness.get_by_label_contains("Menu of chart Single figures").click();
    harness.run_ok();
    let entry =
        harness.query_all_by_label("Logarithmic").find(|node| node.accesskit_node().role() == Role::MenuItemCheckBox);
    assert!(entry.expect("the entry").accesskit_node().is_disabled());
}
