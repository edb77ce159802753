//! Words that end in a full stop without ending a sentence.

/// What a full stop after a word can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// Always part of the word: "Dr. Weiss".
    Never,
    /// Part of the word before a figure: "No. 3", "Aug. 18".
    BeforeFigure,
    /// Ends a sentence only where a new one clearly starts: "Weiss Inc. The firm", "the U.S. envoy".
    Seldom,
    /// An ordinary word.
    Ordinary,
}

/// Titles, Latin and the like.
const NEVER: &[&str] = &[
    "adm", "brig", "capt", "cf", "cmdr", "col", "cpl", "dr", "drs", "e.g", "gen", "gov", "hon", "i.e", "ing", "lt",
    "maj", "messrs", "mgr", "mlle", "mme", "mr", "mrs", "ms", "msgr", "mt", "mx", "ph", "pres", "prof", "rep", "reps",
    "rev", "sen", "sens", "sgt", "st", "ste", "supt", "viz", "vs", "z.b", "bzw", "amb", "atty", "ald", "sra", "srta",
];

/// Words of counting and of the calendar.
const BEFORE_FIGURE: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues",
    "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "no", "nos", "nr", "art", "arts", "ch", "chap", "fig", "figs",
    "p", "pp", "par", "para", "paras", "pt", "sec", "sect", "vol", "vols", "eq", "tab", "approx", "ca", "c", "abs",
    "ref", "res", "rs", "tel", "ext", "rm", "bldg", "ver", "rev", "est", "max", "min",
];

/// Firms, suffixes, states, hours, streets.
const SELDOM: &[&str] = &[
    "inc", "corp", "co", "cos", "ltd", "bros", "plc", "llc", "jr", "sr", "esq", "etc", "al", "bn", "mn", "mln", "bln",
    "mil", "bil", "mio", "trln", "thsd", "dept", "univ", "assn", "intl", "natl", "govt", "ave", "blvd", "rd", "ala",
    "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "mass", "md", "mich",
    "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "va", "vt", "wash", "wis",
    "wyo", "ont", "que", "n.y", "n.j", "n.c", "s.c", "n.d", "s.d", "n.h", "n.m", "w.va", "r.i", "d.c", "b.c", "a.d",
    "a.m", "p.m", "u.s", "u.k", "u.n", "e.u", "u.s.a", "s.a", "n.v", "a.g", "s.p.a", "ph.d", "gmbh", "nat", "int",
    "dist", "cie", "spp", "lb", "lbs", "oz", "ft", "mph", "hr", "hrs", "sq", "cu", "gal", "bbl",
];

/// Those of the above that are abbreviations in lower case too.
const SMALL: &[&str] = &[
    "cf", "viz", "vs", "bzw", "etc", "al", "bn", "mn", "mln", "bln", "mil", "bil", "mio", "trln", "thsd", "spp", "lb",
    "lbs", "oz", "ft", "mph", "hr", "hrs", "sq", "cu", "bbl", "inc",
];

/// Words that begin a sentence far more often than they follow an abbreviation.
const STARTERS: &[&str] = &[
    "A", "About", "According", "After", "All", "Also", "Although", "Among", "An", "And", "Another", "Any",
    "Approximately", "As", "At", "Based", "Because", "Before", "Both", "But", "By", "Despite", "During", "Each",
    "Earlier", "Even", "Few", "First", "For", "From", "He", "Her", "His", "How", "However", "I", "If", "In", "Instead",
    "Is", "It", "Its", "Last", "Later", "Many", "Meanwhile", "More", "Moreover", "Most", "Mr", "Mrs", "Ms", "Nearly",
    "Neither", "No", "None", "Nor", "Not", "Now", "Of", "Officials", "On", "Once", "One", "Only", "Other", "Others",
    "Our", "Over", "Separately", "She", "Shares", "Similarly", "Since", "So", "Some", "Still", "Such", "That", "The",
    "Their", "Then", "There", "These", "They", "This", "Those", "Though", "Through", "Thus", "Today", "Total", "Two",
    "Under", "Until", "We", "What", "When", "Where", "Whether", "Which", "While", "Who", "Why", "With", "Yesterday",
    "Yet", "You",
];

/// What a full stop after `word` (without it) can mean.
pub(super) fn stop(word: &str) -> Stop {
    let letters = word.chars().count();
    if letters == 1 {
        // An initial ("J. Weiss") or a roman figure; a lone "a." never ends a sentence either.
        if word.chars().all(|c| c.is_ascii_digit()) {
            return Stop::Ordinary;
        }
        return if word.chars().all(char::is_uppercase) { Stop::Seldom } else { Stop::BeforeFigure };
    }
    if letters > 8 {
        return Stop::Ordinary;
    }
    let small = word.to_lowercase();
    // "He felt ill. Doctors came": in lower case most of these are ordinary words.
    let capital = word.starts_with(char::is_uppercase);
    let listed = |list: &[&str]| list.contains(&small.as_str());
    let acronym = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    if !capital && !acronym && !listed(SMALL) {
        return if listed(BEFORE_FIGURE) { Stop::BeforeFigure } else { Stop::Ordinary };
    }
    if listed(NEVER) {
        Stop::Never
    } else if listed(BEFORE_FIGURE) {
        Stop::BeforeFigure
    } else if acronym || listed(SELDOM) {
        Stop::Seldom
    } else {
        Stop::Ordinary
    }
}

/// A word that begins sentences.
pub(super) fn starts_a_sentence(word: &str) -> bool {
    STARTERS.contains(&word)
}
