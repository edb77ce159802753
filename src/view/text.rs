//! How a run of text is set, and cutting it to a width.

/// A family of IBM Plex.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// The interface and pages.
    Sans,
    /// The user's own text.
    Serif,
    /// EDTF and other codes.
    Mono,
}

/// A weight that the program carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    Regular,
    /// 500.
    Medium,
    /// 600.
    SemiBold,
}

impl Weight {
    /// The CSS number.
    #[must_use]
    pub fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Medium => 500,
            Self::SemiBold => 600,
        }
    }
}

/// Family, weight and size of a run of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// The family.
    pub family: Family,
    /// The weight.
    pub weight: Weight,
    /// True for italics (Sans Regular only).
    pub italic: bool,
    /// Size in points.
    pub size: f32,
}

impl TextStyle {
    /// Plex Sans at a weight and size.
    #[must_use]
    pub const fn sans(weight: Weight, size: f32) -> Self {
        Self { family: Family::Sans, weight, italic: false, size }
    }

    /// How far below a line's middle the baseline lies, so that capitals stand centred (Plex capitals are 0.698 em).
    #[must_use]
    pub fn drop(self) -> f32 {
        self.size * 0.349
    }
}

/// Width of a run in points. The window and the export bring their own.
pub type Measure<'a> = &'a dyn Fn(&str, TextStyle) -> f32;

/// The text cut to a width with an ellipsis, at a word where one is near; `None` where not even four letters fit.
#[must_use]
pub fn cut(text: &str, style: TextStyle, width: f32, measure: Measure) -> Option<String> {
    if measure(text, style) <= width {
        return Some(text.to_owned());
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).take(160).collect();
    let fits = |end: usize| measure(&format!("{}…", text.get(..end).unwrap_or("").trim_end()), style) <= width;
    let count = ends.partition_point(|&end| fits(end));
    let end = *ends.get(count.checked_sub(1)?)?;
    if count < 5 {
        return None;
    }
    let head = text.get(..end)?;
    let word = head.rfind(' ').filter(|&space| space * 10 >= end * 7 && !text[end..].starts_with(' '));
    let head = head.get(..word.unwrap_or(end))?;
    Some(format!("{}…", head.trim_end_matches([' ', ',', ';', ':', '–', '-'])))
}

/// The same for the name of a file, which keeps its ending: "Europe this we….html".
#[must_use]
pub fn cut_name(name: &str, style: TextStyle, width: f32, measure: Measure) -> Option<String> {
    let whole = measure(name, style) <= width;
    let dot = name.rfind('.').filter(|at| !whole && name.len() - at <= 6);
    let Some((stem, end)) = dot.and_then(|at| name.split_at_checked(at)) else {
        return cut(name, style, width, measure);
    };
    let stem = cut(stem, style, width - measure(end, style), measure);
    stem.map(|stem| format!("{stem}{end}")).or_else(|| cut(name, style, width, measure))
}

#[cfg(test)]
mod tests {
    use super::{TextStyle, Weight, cut, cut_name};

    #[track_caller]
    fn check(text: &str, width: f32, want: Option<&str>) {
        let measure = |text: &str, _: TextStyle| text.chars().count() as f32;
        assert_eq!(cut(text, TextStyle::sans(Weight::Regular, 12.0), width, &measure).as_deref(), want);
    }

    #[test]
    fn text_is_cut_at_a_word_where_one_is_near() {
        check("ministers met", 20.0, Some("ministers met"));
        check("ministers met again", 15.0, Some("ministers met…"));
        check("internationalisation", 8.0, Some("interna…"));
        check("ministers met", 3.0, None);
        check("ééééééé ééé", 9.0, Some("ééééééé…"));
    }

    #[test]
    fn the_name_of_a_file_keeps_its_ending() {
        let measure = |text: &str, _: TextStyle| text.chars().count() as f32;
        let cut = |name| cut_name(name, TextStyle::sans(Weight::Regular, 12.0), 14.0, &measure);
        assert_eq!(cut("europe.html").as_deref(), Some("europe.html"));
        assert_eq!(cut("europe-this-week.html").as_deref(), Some("europe-t….html"));
        assert_eq!(cut("a name without an ending").as_deref(), Some("a name withou…"));
        assert_eq!(cut("v1.an ending that is none").as_deref(), Some("v1.an ending…"));
    }
}
