//! A briefing page as a slide of native shapes: text boxes, grouped by lane, with alternative text, and notes that hold
//! every footnote and quote. A zip of XML (ECMA-376), the same bytes every time.
//!
//! `shapes` writes the drawing, `frame` the parts that every presentation must have.

mod frame;
mod shapes;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::png::PictureError;
use crate::view::brief::Brief;

/// All pages as slides.
///
/// # Errors
/// Where the archive cannot be made.
pub fn pptx(brief: &Brief) -> Result<Vec<u8>, PictureError> {
    let failed = |error: &dyn std::fmt::Display| PictureError::Drawing(error.to_string());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .system(System::Unix)
        .last_modified_time(DateTime::default());
    for (name, text) in files(brief) {
        archive.start_file(name, options).map_err(|error| failed(&error))?;
        archive.write_all(text.as_bytes()).map_err(|error| failed(&error))?;
    }
    Ok(archive.finish().map_err(|error| failed(&error))?.into_inner())
}

/// Every file of the archive, the table of contents first.
fn files(brief: &Brief) -> Vec<(String, String)> {
    let count = brief.pages.len();
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), frame::content_types(count)),
        ("_rels/.rels".to_owned(), frame::package_relations()),
        ("docProps/core.xml".to_owned(), frame::core(brief)),
        ("docProps/app.xml".to_owned(), frame::app()),
        ("ppt/presentation.xml".to_owned(), frame::presentation(brief)),
        ("ppt/_rels/presentation.xml.rels".to_owned(), frame::presentation_relations(count)),
        ("ppt/presProps.xml".to_owned(), frame::properties("presentationPr")),
        ("ppt/viewProps.xml".to_owned(), frame::properties("viewPr")),
        ("ppt/slideMasters/slideMaster1.xml".to_owned(), frame::master()),
        ("ppt/slideMasters/_rels/slideMaster1.xml.rels".to_owned(), frame::master_relations()),
        ("ppt/slideLayouts/slideLayout1.xml".to_owned(), frame::layout()),
        ("ppt/slideLayouts/_rels/slideLayout1.xml.rels".to_owned(), frame::layout_relations()),
        ("ppt/notesMasters/notesMaster1.xml".to_owned(), frame::notes_master()),
        ("ppt/notesMasters/_rels/notesMaster1.xml.rels".to_owned(), frame::notes_master_relations()),
        ("ppt/theme/theme1.xml".to_owned(), frame::theme()),
        ("ppt/theme/theme2.xml".to_owned(), frame::theme()),
    ];
    for (index, sheet) in brief.pages.iter().enumerate() {
        let number = index + 1;
        files.push((format!("ppt/slides/slide{number}.xml"), shapes::slide(brief, sheet)));
        files.push((format!("ppt/slides/_rels/slide{number}.xml.rels"), frame::slide_relations(number)));
        let notes = if index == 0 { frame::notes_text(brief) } else { vec![sheet.name.clone()] };
        files.push((format!("ppt/notesSlides/notesSlide{number}.xml"), frame::notes(&notes)));
        files.push((format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"), frame::notes_relations(number)));
    }
    files
}
