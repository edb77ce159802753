//! One file packed by gzip: its content stands for it.

use flate2::read::MultiGzDecoder;

use super::{Trouble, unpacked};

/// The content, and the name under which its kind is told: "a.html.gz" as "a.html", "a.tgz" as "a.tar".
pub(in crate::load) fn read(name: &str, bytes: &[u8]) -> Result<(String, Vec<u8>), Trouble> {
    let content = unpacked(MultiGzDecoder::new(bytes))?;
    let small = name.to_lowercase();
    let stem = |end: &str| small.ends_with(end).then(|| name.get(..name.len() - end.len())).flatten();
    let inner = match (stem(".tgz"), stem(".gz")) {
        (Some(stem), _) => format!("{stem}.tar"),
        (None, Some(stem)) => stem.to_owned(),
        (None, None) => name.to_owned(),
    };
    Ok((inner, content))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).expect("memory takes it");
        encoder.finish().expect("memory takes it")
    }

    #[test]
    fn the_name_of_the_content_is_the_name_without_its_end() {
        let (name, content) = read("news/a.html.gz", &packed(b"<p>Tin")).expect("it is whole");
        assert_eq!((name.as_str(), content.as_slice()), ("news/a.html", b"<p>Tin".as_slice()));
        assert_eq!(read("a.TGZ", &packed(b"")).expect("it is whole").0, "a.tar");
    }

    #[test]
    fn what_ends_early_is_damaged_and_what_grows_without_end_is_too_large() {
        let whole = packed(&b"Tin rose on 3 May. ".repeat(50));
        assert!(matches!(read("a.gz", &whole[..whole.len() / 2]), Err(Trouble::Damaged(_))));
        let bomb = packed(&vec![b' '; 65 << 20]);
        assert!(bomb.len() < 1 << 20);
        assert_eq!(read("a.gz", &bomb), Err(Trouble::Large));
    }
}
