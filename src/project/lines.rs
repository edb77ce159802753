//! The lines of the project's text: members of its object, lists with one entry a line.

use serde::Serialize;

/// A member of the object, on a line of its own.
pub(super) fn member(text: &mut String, name: &str, value: &impl Serialize) -> serde_json::Result<()> {
    name_in(text, name)?;
    text.push_str(&serde_json::to_string(value)?);
    Ok(())
}

fn name_in(text: &mut String, name: &str) -> serde_json::Result<()> {
    text.push_str(",\n ");
    text.push_str(&serde_json::to_string(name)?);
    text.push_str(": ");
    Ok(())
}

/// A list under its name, one entry a line.
pub(super) fn list<I, T: Serialize>(
    text: &mut String,
    name: &str,
    rows: impl Iterator<Item = I>,
    row: impl Fn(I) -> T,
) -> serde_json::Result<()> {
    name_in(text, name)?;
    text.push('[');
    for (at, entry) in rows.enumerate() {
        text.push_str(if at == 0 { "\n  " } else { ",\n  " });
        text.push_str(&serde_json::to_string(&row(entry))?);
    }
    text.push(']');
    Ok(())
}
