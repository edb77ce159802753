//! Mailboxes: many messages in one file, each behind a line that begins with "From ".

use super::super::inside::Inside;

/// True for the line before a message: "From ada@example.org Thu May  8 10:00:00 2014".
fn is_from(line: &[u8]) -> bool {
    let Ok(line) = std::str::from_utf8(line.get(..line.len().min(300)).unwrap_or(line)) else { return false };
    let Some(rest) = line.trim_end().strip_prefix("From ") else { return false };
    let year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    rest.contains(':') && rest.split_whitespace().any(year)
}

/// True for a file that begins with such a line.
pub(in crate::load) fn is(bytes: &[u8]) -> bool {
    bytes.split(|b| *b == b'\n').next().is_some_and(is_from)
}

/// Reads every message of a mailbox.
pub(in crate::load) fn read(bytes: &[u8], inside: &mut Inside<'_>) -> Result<(), String> {
    let messages = messages(bytes);
    if messages.is_empty() {
        return Err("it is no mailbox: no line in it begins a message".to_owned());
    }
    let digits = messages.len().to_string().len();
    for (number, message) in (1_usize..).zip(messages) {
        if !inside.goes_on() {
            break;
        }
        inside.file(&format!("{number:0digits$}.eml"), &message);
    }
    Ok(())
}

/// The messages, their own lines of "From " without the sign that kept them apart.
fn messages(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut messages: Vec<Vec<u8>> = Vec::new();
    let mut blank = true;
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        if blank && is_from(line) {
            messages.push(Vec::new());
        } else if let Some(message) = messages.last_mut() {
            let quoted = line.iter().take_while(|b| **b == b'>').count();
            let kept = quoted > 0 && line.get(quoted..).is_some_and(|rest| rest.starts_with(b"From "));
            message.extend_from_slice(line.get(usize::from(kept)..).unwrap_or(line));
        }
        blank = line.iter().all(u8::is_ascii_whitespace);
    }
    messages
}

#[cfg(test)]
mod tests {
    use super::super::super::pieces;

    #[test]
    fn messages_are_cut_only_at_real_lines() {
        let head = |day: u8| {
            format!(
                "From ada@example.org Thu May  {day} 10:00:00 2014\nFrom: Ada\nDate: Thu, {day} May 2014 10:00:00 +0000\nSubject: Tin {day}\n\n"
            )
        };
        let mailbox = format!(
            "{}Tin rose.\nFrom the port it went on.\n\nFrom here it fell.\n>From Ada.\n\n{}Lead fell.\n",
            head(1),
            head(8)
        );
        let found = pieces("in.mbox", mailbox.as_bytes());
        let paths: Vec<&str> = found.iter().map(|(line, _)| line.path.as_str()).collect();
        assert_eq!(paths, ["in.mbox", "in.mbox/1.eml", "in.mbox/2.eml"]);
        assert!(found[1].1.as_ref().is_some_and(|document| document.text.ends_with("From Ada.")), "{found:?}");
    }
}
