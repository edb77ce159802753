//! What the pointer finds: menus under its other button, files that hover over an open corpus, targets it can hit.

use dateline::gui::App;
use egui::accesskit::Role;
use egui::{Key, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::gui::{memory, open, press};

type H = Harness<'static, App>;

const TRADE: &str = "Norway and Finland trade more\n\n12 March 2016\n\n\
    Norway and Finland signed a fishing treaty on 2 March 2015.\n\n\
    Exports from Norway to Finland were $4.2 billion in 2014 and $3.9 billion in 2013.\n\n\
    Exports from Finland to Norway were $2.2 billion in 2014 and $1.9 billion in 2013.\n";

fn window() -> H {
    let files = memory(&[("trade.txt", TRADE)]);
    let (mut h, _) = open(|app, ctx| app.open("A paper".to_owned(), files, ctx), Theme::Light);
    h.state_mut().panes.kept.calm = true;
    h.state_mut().work.message = None;
    press(&mut h, Key::Num0);
    h
}

/// The values that are seen in the charts.
fn values(h: &H) -> usize {
    let charts = &h.state().panes.timeline.charts.charts;
    charts.charts.iter().map(|chart| chart.values.len()).sum()
}

#[test]
fn the_menu_of_a_value_shows_only_its_series_hides_it_and_decides_on_its_record() {
    let mut h = window();
    assert_eq!(values(&h), 4);
    let open_menu = |h: &mut H| {
        h.get_all_by_role(Role::ListItem)
            .find(|node| node.accesskit_node().label().is_some_and(|label| label.contains("$4.2 bn")))
            .expect("the value is a node")
            .click_secondary();
        h.run_ok();
    };
    let pick = |h: &mut H, name: &str| {
        h.get_by_role_and_label(Role::MenuItem, name).click();
        h.run_ok();
    };
    open_menu(&mut h);
    pick(&mut h, "Only this series");
    assert_eq!(values(&h), 2, "the other series is switched off");
    open_menu(&mut h);
    pick(&mut h, "Show all series");
    assert_eq!(values(&h), 4);
    open_menu(&mut h);
    pick(&mut h, "Accept");
    let id = h.state().choice.selection.expect("the value's record is selected");
    assert_eq!(h.state().data.project.status(id), dateline::project::Status::Accepted);
    open_menu(&mut h);
    pick(&mut h, "Hide this series");
    assert_eq!(values(&h), 2);
    assert!(
        h.query_all_by_role(Role::ListItem)
            .all(|node| { node.accesskit_node().label().is_none_or(|label| !label.contains("$4.2 bn")) })
    );
}

#[test]
fn the_name_of_a_chart_has_its_menu_under_the_other_button() {
    let mut h = window();
    let name = h
        .get_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Chart ")));
    name.expect("a chart").click_secondary();
    h.run_ok();
    h.get_by_role_and_label(Role::MenuItemCheckBox, "Logarithmic").click();
    h.run_ok();
    let charts = &h.state().panes.timeline.charts.charts;
    assert!(charts.charts.iter().any(|chart| chart.mode == dateline::view::chart::Mode::Log));
}

#[test]
fn files_over_an_open_corpus_are_told_what_a_drop_does() {
    let mut h = window();
    let told = |h: &H| {
        let status = h.query_all_by_role(Role::Status).filter_map(|node| node.accesskit_node().label());
        status.into_iter().find(|label| label.starts_with("Drop to open"))
    };
    assert_eq!(told(&h), None);
    let hovering = |path: &str| egui::HoveredFile { path: Some(path.into()), ..egui::HoveredFile::default() };
    h.input_mut().hovered_files = vec![hovering("/somewhere/reports"), hovering("/somewhere/notes.txt")];
    h.run_ok();
    assert_eq!(told(&h).as_deref(), Some("Drop to open reports and 1 more. A paper is closed"));
    h.input_mut().hovered_files.clear();
    h.run_ok();
    assert_eq!(told(&h), None);
}
