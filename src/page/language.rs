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

#[cfg(test)]
mod tests {
    use crate::load::from_bytes;

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
