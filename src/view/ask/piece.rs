//! A question cut in its pieces: words, quoted words, sides, signs and brackets.

/// A piece of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// A plain word.
    Word(&'t str),
    /// What stands between quotation marks.
    Quoted(&'t str),
    /// A word with a colon behind it.
    Side(&'t str),
    /// `>`, `>=`, `<`, `<=`, `=`.
    Than(&'t str),
    /// `,`
    Comma,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `..`
    To,
}

/// Cuts a question into its pieces.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let marks = ['"', '“', '”', '„'];
    let ends = |letter: char| {
        letter.is_whitespace() || marks.contains(&letter) || [',', '(', ')', '>', '<', '='].contains(&letter)
    };
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (piece, left) = if marks.contains(&first) {
            let inside = rest.get(first.len_utf8()..).unwrap_or_default();
            let (quoted, left) = inside.split_once(marks).unwrap_or((inside, ""));
            (Piece::Quoted(quoted.trim()), left)
        } else if let Some(sign) = [">=", "<=", "≥", "≤", ">", "<", "="].into_iter().find(|sign| rest.starts_with(sign))
        {
            (Piece::Than(sign), rest.get(sign.len()..).unwrap_or_default())
        } else if let Some(piece) =
            [(',', Piece::Comma), ('(', Piece::Open), (')', Piece::Close)].into_iter().find(|(mark, _)| *mark == first)
        {
            (piece.1, rest.get(1..).unwrap_or_default())
        } else if let Some(left) = rest.strip_prefix("..").filter(|left| !left.starts_with('/')) {
            (Piece::To, left)
        } else {
            word(rest, ends)
        };
        pieces.push(piece);
        rest = left.trim_start();
    }
    pieces
}

/// A word, up to a blank, a sign, a colon behind a side's name, or the dots of a range.
fn word(rest: &str, ends: impl Fn(char) -> bool) -> (Piece<'_>, &str) {
    let mut end = rest.find(&ends).unwrap_or(rest.len());
    // A comma inside a number belongs to it.
    while rest.get(end..).is_some_and(|left| left.starts_with(',')) && number_goes_on(rest, end) {
        end = rest.get(end + 1..).and_then(|left| left.find(&ends)).map_or(rest.len(), |more| end + 1 + more);
    }
    let whole = rest.get(..end).unwrap_or(rest);
    if let Some((side, _)) = whole.split_once(':').filter(|(side, _)| is_side(side)) {
        return (Piece::Side(side), rest.get(side.len() + 1..).unwrap_or_default());
    }
    let dots = whole.find("..").filter(|at| *at > 0 && !whole.contains('/') && !whole.contains(['[', '{']));
    let cut = dots.unwrap_or(end);
    (Piece::Word(rest.get(..cut).unwrap_or(rest)), rest.get(cut..).unwrap_or_default())
}

fn number_goes_on(text: &str, comma: usize) -> bool {
    let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let behind = text.get(comma + 1..).unwrap_or_default();
    digit(text.get(..comma).and_then(|before| before.chars().next_back()))
        && behind.chars().take_while(char::is_ascii_digit).count() == 3
}

/// True for the letters before a colon that are meant as a side, known or not.
fn is_side(side: &str) -> bool {
    !side.is_empty() && side.chars().all(char::is_alphabetic) && !side.starts_with("http")
}
