//! What every presentation must have besides its drawings: types, relations, master, layout, theme, notes.

use std::fmt::Write;

use crate::export::svg::escape;
use crate::view::brief::Brief;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespaces of drawings, relations and presentations.
pub const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// A group without extent of its own, which opens every tree of shapes.
pub const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>\
     <p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// Text as XML.
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(&mut out, text);
    out
}

pub fn content_types(slides: usize) -> String {
    let mut out = format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    );
    let mut add = |part: &str, kind: &str| {
        let _ = write!(
            out,
            "<Override PartName=\"/{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>"
        );
    };
    add("docProps/app.xml", "extended-properties");
    add("ppt/presentation.xml", "presentationml.presentation.main");
    add("ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster");
    add("ppt/slideLayouts/slideLayout1.xml", "presentationml.slideLayout");
    add("ppt/notesMasters/notesMaster1.xml", "presentationml.notesMaster");
    add("ppt/presProps.xml", "presentationml.presProps");
    add("ppt/viewProps.xml", "presentationml.viewProps");
    add("ppt/theme/theme1.xml", "theme");
    add("ppt/theme/theme2.xml", "theme");
    for number in 1..=slides {
        add(&format!("ppt/slides/slide{number}.xml"), "presentationml.slide");
        add(&format!("ppt/notesSlides/notesSlide{number}.xml"), "presentationml.notesSlide");
    }
    out.push_str("</Types>");
    out
}

fn relations(all: &[(String, String)]) -> String {
    let mut out =
        format!("{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (number, (kind, target)) in (1..).zip(all) {
        let _ = write!(out, "<Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"{target}\"/>");
    }
    out.push_str("</Relationships>");
    out
}

fn office(kind: &str, target: &str) -> (String, String) {
    (format!("{OFFICE}/{kind}"), target.to_owned())
}

pub fn package_relations() -> String {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relations(&[
        office("officeDocument", "ppt/presentation.xml"),
        (core.to_owned(), "docProps/core.xml".to_owned()),
        office("extended-properties", "docProps/app.xml"),
    ])
}

pub fn presentation_relations(slides: usize) -> String {
    let mut all = vec![
        office("slideMaster", "slideMasters/slideMaster1.xml"),
        office("notesMaster", "notesMasters/notesMaster1.xml"),
        office("theme", "theme/theme1.xml"),
    ];
    all.extend((1..=slides).map(|number| office("slide", &format!("slides/slide{number}.xml"))));
    // Empty, but a program that finds none of them offers to repair the file.
    all.extend([office("presProps", "presProps.xml"), office("viewProps", "viewProps.xml")]);
    relations(&all)
}

pub fn master_relations() -> String {
    relations(&[office("slideLayout", "../slideLayouts/slideLayout1.xml"), office("theme", "../theme/theme1.xml")])
}

pub fn layout_relations() -> String {
    relations(&[office("slideMaster", "../slideMasters/slideMaster1.xml")])
}

pub fn notes_master_relations() -> String {
    relations(&[office("theme", "../theme/theme2.xml")])
}

pub fn slide_relations(number: usize) -> String {
    relations(&[
        office("slideLayout", "../slideLayouts/slideLayout1.xml"),
        office("notesSlide", &format!("../notesSlides/notesSlide{number}.xml")),
    ])
}

pub fn notes_relations(number: usize) -> String {
    relations(&[
        office("notesMaster", "../notesMasters/notesMaster1.xml"),
        office("slide", &format!("../slides/slide{number}.xml")),
    ])
}

pub fn core(brief: &Brief) -> String {
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <dc:creator>{}</dc:creator><cp:keywords>{}</cp:keywords><dc:description>{}</dc:description></cp:coreProperties>",
        xml(&brief.title),
        xml(&brief.subtitle),
        xml(&brief.project),
        xml(&brief.colophon),
        xml(&format!("{} {} {}", brief.description, brief.counts, brief.method)),
    )
}

pub fn app() -> String {
    format!(
        "{XML}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Dateline {}</Application></Properties>",
        env!("CARGO_PKG_VERSION")
    )
}

pub fn presentation(brief: &Brief) -> String {
    let (width, height) = brief.preset.slide();
    let mut slides = String::new();
    for number in 0..brief.pages.len() {
        let _ = write!(slides, "<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + number, number + 4);
    }
    format!(
        "{XML}<p:presentation {SPACES}><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>\
         <p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>{slides}</p:sldIdLst>\
         <p:sldSz cx=\"{width}\" cy=\"{height}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"
    )
}

/// Properties of the presentation or of its view: none.
pub fn properties(element: &str) -> String {
    format!("{XML}<p:{element} {SPACES}/>")
}

const MAP: &str = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" \
     accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";
const GROUND: &str = "<p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>";

pub fn master() -> String {
    format!(
        "{XML}<p:sldMaster {SPACES}><p:cSld>{GROUND}<p:spTree>{TREE}</p:spTree></p:cSld>{MAP}<p:sldLayoutIdLst>\
         <p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle/><p:bodyStyle/>\
         <p:otherStyle/></p:txStyles></p:sldMaster>"
    )
}

pub fn layout() -> String {
    format!(
        "{XML}<p:sldLayout {SPACES} type=\"titleOnly\"><p:cSld name=\"Title only\"><p:spTree>{TREE}<p:sp><p:nvSpPr>\
         <p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr>\
         </p:nvSpPr><p:spPr><a:xfrm><a:off x=\"400050\" y=\"285750\"/><a:ext cx=\"11391900\" cy=\"590550\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p>\
         </p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
}

pub fn notes_master() -> String {
    format!("{XML}<p:notesMaster {SPACES}><p:cSld>{GROUND}<p:spTree>{TREE}</p:spTree></p:cSld>{MAP}</p:notesMaster>")
}

/// The notes of the page: every footnote with its quotes, then counts, method, colophon.
pub fn notes_text(brief: &Brief) -> Vec<String> {
    let mut lines = Vec::new();
    for entry in &brief.entries {
        let mark = if entry.mark.is_empty() { "–" } else { &entry.mark };
        lines.push(format!("{mark}  {} ({}; {})", entry.label, entry.date, entry.status));
        for evidence in &entry.evidence {
            lines.push(format!("     {}", evidence.citation()));
            lines.push(format!("     “{}”", evidence.quote));
        }
    }
    lines.extend([brief.counts.clone(), brief.method.clone(), brief.colophon.clone()]);
    if !brief.marking.is_empty() {
        lines.insert(0, brief.marking.clone());
        lines.push(brief.marking.clone());
    }
    lines
}

pub fn notes(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        let _ = write!(text, "<a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>{}</a:t></a:r></a:p>", xml(line));
    }
    format!(
        "{XML}<p:notes {SPACES}><p:cSld><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr>\
         <a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr>\
         <p:spPr><a:xfrm><a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/>\
         <p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr>\
         <a:xfrm><a:off x=\"685800\" y=\"4400550\"/><a:ext cx=\"5486400\" cy=\"3600450\"/></a:xfrm><a:prstGeom prst=\"rect\">\
         <a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp></p:spTree></p:cSld>\
         <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
}

/// The theme: names of colours and fonts that a presentation cannot be without; every shape says its own.
pub fn theme() -> String {
    let color = |name: &str, rgb: &str| format!("<a:{name}><a:srgbClr val=\"{rgb}\"/></a:{name}>");
    let colors: String = [
        ("dk1", "1B1D21"),
        ("lt1", "FFFFFF"),
        ("dk2", "484D55"),
        ("lt2", "F8F7F4"),
        ("accent1", "1F6FBF"),
        ("accent2", "C2500F"),
        ("accent3", "006B5C"),
        ("accent4", "7A2E8E"),
        ("accent5", "6B7280"),
        ("accent6", "5F4B00"),
        ("hlink", "1D5FA8"),
        ("folHlink", "484D55"),
    ]
    .iter()
    .map(|(name, rgb)| color(name, rgb))
    .collect();
    let font = "<a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
    let solid = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let lines = format!("<a:ln w=\"9525\">{solid}</a:ln>").repeat(3);
    let effects = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3);
    format!(
        "{XML}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Dateline\"><a:themeElements>\
         <a:clrScheme name=\"Dateline\">{colors}</a:clrScheme><a:fontScheme name=\"Dateline\"><a:majorFont>{font}</a:majorFont>\
         <a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Dateline\"><a:fillStyleLst>{0}</a:fillStyleLst>\
         <a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{0}</a:bgFillStyleLst>\
         </a:fmtScheme></a:themeElements></a:theme>",
        solid.repeat(3)
    )
}
