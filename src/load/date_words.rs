//! Names of months and weekdays in the languages of the world's wire services, for bylines and metadata.

use chrono::Weekday;

/// Months by name, in lower case and without a full stop.
const MONTHS: &[(&str, u8)] = &[
    ("january", 1), ("jan", 1), ("januar", 1), ("jänner", 1), ("janvier", 1), ("janv", 1), ("enero", 1), ("ene", 1), ("gennaio", 1),
    ("janeiro", 1), ("januari", 1), ("января", 1), ("январь", 1), ("stycznia", 1), ("ocak", 1),
    ("february", 2), ("feb", 2), ("febr", 2), ("februar", 2), ("feber", 2), ("février", 2), ("fevrier", 2), ("févr", 2), ("febrero", 2), ("febbraio", 2),
    ("fevereiro", 2), ("fev", 2), ("februari", 2), ("февраля", 2), ("февраль", 2), ("lutego", 2), ("şubat", 2),
    ("march", 3), ("mar", 3), ("märz", 3), ("maerz", 3), ("mrz", 3), ("mär", 3), ("mars", 3), ("marzo", 3), ("março", 3), ("maart", 3),
    ("марта", 3), ("март", 3), ("marca", 3), ("mart", 3),
    ("april", 4), ("apr", 4), ("avril", 4), ("avr", 4), ("abril", 4), ("abr", 4), ("aprile", 4), ("апреля", 4), ("апрель", 4),
    ("kwietnia", 4), ("nisan", 4),
    ("may", 5), ("mai", 5), ("mayo", 5), ("maggio", 5), ("maio", 5), ("mei", 5), ("мая", 5), ("май", 5), ("maja", 5), ("maj", 5), ("mayıs", 5),
    ("june", 6), ("jun", 6), ("juni", 6), ("juin", 6), ("junio", 6), ("giugno", 6), ("junho", 6), ("июня", 6), ("июнь", 6),
    ("czerwca", 6), ("haziran", 6),
    ("july", 7), ("jul", 7), ("juli", 7), ("juillet", 7), ("juil", 7), ("julio", 7), ("luglio", 7), ("julho", 7), ("июля", 7), ("июль", 7),
    ("lipca", 7), ("temmuz", 7),
    ("august", 8), ("aug", 8), ("août", 8), ("aout", 8), ("agosto", 8), ("ago", 8), ("augustus", 8), ("августа", 8), ("август", 8),
    ("sierpnia", 8), ("ağustos", 8), ("augusti", 8),
    ("september", 9), ("sept", 9), ("sep", 9), ("septembre", 9), ("septiembre", 9), ("settembre", 9), ("setembro", 9),
    ("сентября", 9), ("сентябрь", 9), ("września", 9), ("eylül", 9),
    ("october", 10), ("oct", 10), ("oktober", 10), ("okt", 10), ("octobre", 10), ("octubre", 10), ("ottobre", 10), ("outubro", 10),
    ("октября", 10), ("октябрь", 10), ("października", 10), ("ekim", 10),
    ("november", 11), ("nov", 11), ("novembre", 11), ("noviembre", 11), ("novembro", 11), ("ноября", 11), ("ноябрь", 11),
    ("listopada", 11), ("kasım", 11),
    ("december", 12), ("dec", 12), ("dezember", 12), ("dez", 12), ("décembre", 12), ("decembre", 12), ("déc", 12), ("diciembre", 12), ("dic", 12),
    ("dicembre", 12), ("dezembro", 12), ("декабря", 12), ("декабрь", 12), ("grudnia", 12), ("aralık", 12),
];

/// English weekdays, whole and shortened, and those of German, French and Spanish mastheads.
const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Mon), ("mon", Weekday::Mon), ("montag", Weekday::Mon), ("lundi", Weekday::Mon), ("lunes", Weekday::Mon),
    ("tuesday", Weekday::Tue), ("tue", Weekday::Tue), ("tues", Weekday::Tue), ("dienstag", Weekday::Tue), ("mardi", Weekday::Tue), ("martes", Weekday::Tue),
    ("wednesday", Weekday::Wed), ("wed", Weekday::Wed), ("mittwoch", Weekday::Wed), ("mercredi", Weekday::Wed), ("miércoles", Weekday::Wed),
    ("thursday", Weekday::Thu), ("thu", Weekday::Thu), ("thur", Weekday::Thu), ("thurs", Weekday::Thu), ("donnerstag", Weekday::Thu), ("jeudi", Weekday::Thu), ("jueves", Weekday::Thu),
    ("friday", Weekday::Fri), ("fri", Weekday::Fri), ("freitag", Weekday::Fri), ("vendredi", Weekday::Fri), ("viernes", Weekday::Fri),
    ("saturday", Weekday::Sat), ("sat", Weekday::Sat), ("samstag", Weekday::Sat), ("samedi", Weekday::Sat), ("sábado", Weekday::Sat),
    ("sunday", Weekday::Sun), ("sun", Weekday::Sun), ("sonntag", Weekday::Sun), ("dimanche", Weekday::Sun), ("domingo", Weekday::Sun),
];

/// The month (1 to 12) a word names.
pub(super) fn month(word: &str) -> Option<u8> {
    find(MONTHS, word)
}

/// The weekday a word names.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    find(WEEKDAYS, word)
}

fn find<T: Copy>(list: &[(&str, T)], word: &str) -> Option<T> {
    if word.len() > 24 || !word.starts_with(char::is_alphabetic) {
        return None;
    }
    let small = word.to_lowercase();
    list.iter().find(|(name, _)| *name == small).map(|(_, value)| *value)
}
