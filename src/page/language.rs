//! The language of a text, where it is one that is not read.
//!
//! Only English is read: the rules would find "September" in a German text and make an event of the wrong words. A
//! text counts as another language where the detector is sure and the small words of English are missing, so that
//! tables, lists of names and short notes stay with English.

use crate::model::ParagraphKind;

use super::draft::Draft;

/// Bytes of running text that the judgement looks at, and the fewest that allow one.
const SAMPLE: usize = 4_000;
const SHORTEST: usize = 160;

/// Of English running text about every third word is one of these.
const SMALL_WORDS: [&str; 16] =
    ["the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "was", "on", "with", "by", "from", "at"];

/// The English name of the language that a draft is written in; `None` for English and where that is not sure.
pub fn foreign(draft: &Draft) -> Option<&'static str> {
    let mut sample = String::new();
    let prose = |kind| !matches!(kind, ParagraphKind::Furniture | ParagraphKind::Row | ParagraphKind::Byline);
    for part in draft.parts.iter().filter(|part| prose(part.kind)) {
        sample.push_str(draft.words(part));
        sample.push('\n');
        if sample.len() > SAMPLE {
            break;
        }
    }
    if sample.len() < SHORTEST {
        return None;
    }
    let words = sample.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let small = words.clone().filter(|word| SMALL_WORDS.iter().any(|small| word.eq_ignore_ascii_case(small))).count();
    // "a" and "in" are words of other languages too, so one in seven is asked for.
    if small * 7 > words.count() {
        return None;
    }
    let told = whatlang::detect(&sample)?;
    (told.is_reliable() && told.lang() != whatlang::Lang::Eng).then(|| told.lang().eng_name())
}

/// Languages by the three letters of ISO 639-3 and the two of ISO 639-1.
const CODES: &str = "\
    epo eo eng en rus ru cmn zh spa es por pt ita it ben bn fra fr deu de ukr uk kat ka ara ar hin hi \
    jpn ja heb he yid yi pol pl amh am jav jv kor ko nob nb dan da swe sv fin fi tur tr nld nl hun hu \
    ces cs ell el bul bg bel be mar mr kan kn ron ro slv sl hrv hr srp sr mkd mk lit lt lav lv est et \
    tam ta vie vi urd ur tha th guj gu uzb uz pan pa aze az ind id tel te pes fa mal ml ori or mya my \
    nep ne sin si khm km tuk tk aka ak zul zu sna sn afr af lat la slk sk cat ca tgl tl hye hy cym cy";

/// The two letters of a language by its English name: "de" for "German".
#[must_use]
pub fn code(name: &str) -> Option<&'static str> {
    let language = whatlang::Lang::all().iter().find(|language| language.eng_name() == name)?;
    let mut codes = CODES.split(' ');
    while let (Some(three), Some(two)) = (codes.next(), codes.next()) {
        if three == language.code() {
            return Some(two);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::load::from_bytes;

    #[test]
    fn every_language_that_is_told_apart_has_its_two_letters() {
        for language in whatlang::Lang::all() {
            assert!(super::code(language.eng_name()).is_some_and(|code| code.len() == 2), "{language}");
        }
        assert_eq!(
            [super::code("German"), super::code("English"), super::code("Klingon")],
            [Some("de"), Some("en"), None]
        );
    }

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let (_, document) = from_bytes("a.txt", text.as_bytes());
        assert_eq!(document.and_then(|document| document.foreign), expected, "{text}");
    }

    #[test]
    fn texts_of_other_languages_are_told_apart() {
        check(
            "Die Häfen der Region\n\nIm September öffneten die Häfen der Region wieder, nachdem ein Streik der Arbeiter die Ausfuhr von Getreide drei Wochen lang unterbrochen hatte. Die Ministerin erklärte, dass die Schiffe nun wieder regelmäßig fahren.\n",
            Some("German"),
        );
        check(
            "Les ports de la région\n\nEn septembre, les ports de la région ont rouvert après une grève des ouvriers qui avait interrompu pendant trois semaines les exportations de céréales. La ministre a déclaré que les navires circulent à nouveau.\n",
            Some("French"),
        );
    }

    #[test]
    fn english_notes_names_and_tables_stay_english() {
        check("Ports open\n\nThe ports of the region opened again in September after a strike of three weeks.\n", None);
        check("Müller, Kowalski, García, Nguyễn, Okonkwo, Yamamoto: Vorstand 2014\n", None);
        check(
            "Exports 2012 2013 2014\n\nWheat\t12\t14\t15\nRice\t2\t3\t4\nMaize\t22\t24\t25\nBarley\t12\t14\t15\nOats\t2\t3\t4\nSugar\t22\t24\t25\nCoffee\t2\t3\t4\nCocoa\t22\t24\t25\n",
            None,
        );
    }
}
