//! Parquet: the columns of the CSV table in one file, numbers as numbers, no compression, no dependence on the clock.

use std::sync::Arc;

use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use serde_json::Value;

use super::Rows;
use crate::export::table::{COLUMNS, cell};

/// Columns that hold numbers.
const NUMBERS: [&str; 10] = [
    "confidence", "value", "low", "high", "change_percent", "sources", "importance", "paragraph", "quote_start",
    "quote_end",
];

/// Rows of a group: whoever reads a part of a large file reads whole groups.
const GROUP: usize = 32_768;

pub fn bytes(rows: &Rows) -> Result<Vec<u8>, ParquetError> {
    let fields = COLUMNS.iter().map(|(name, _)| {
        let kind = if NUMBERS.contains(name) {
            Type::primitive_type_builder(name, Physical::DOUBLE)
        } else {
            Type::primitive_type_builder(name, Physical::BYTE_ARRAY).with_logical_type(Some(LogicalType::String))
        };
        Ok(Arc::new(kind.with_repetition(Repetition::OPTIONAL).build()?))
    });
    let fields: Vec<Arc<Type>> = fields.collect::<Result<_, ParquetError>>()?;
    let schema = Arc::new(Type::group_type_builder("record").with_fields(fields).build()?);
    let properties =
        WriterProperties::builder().set_created_by(format!("Dateline {}", env!("CARGO_PKG_VERSION"))).build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
    for records in rows.records.chunks(GROUP) {
        write(&mut writer, records)?;
    }
    writer.into_inner()
}

/// Writes records as a group, column by column.
fn write(writer: &mut SerializedFileWriter<Vec<u8>>, records: &[Value]) -> Result<(), ParquetError> {
    let mut group = writer.next_row_group()?;
    for (name, place) in COLUMNS {
        let values: Vec<Option<&Value>> =
            records.iter().map(|record| record.pointer(place).filter(|value| !value.is_null())).collect();
        let Some(mut column) = group.next_column()? else { break };
        if NUMBERS.contains(&name) {
            let numbers: Vec<Option<f64>> = values.iter().map(|value| value.and_then(Value::as_f64)).collect();
            let levels: Vec<i16> = numbers.iter().map(|number| i16::from(number.is_some())).collect();
            let present: Vec<f64> = numbers.into_iter().flatten().collect();
            column.typed::<DoubleType>().write_batch(&present, Some(&levels), None)?;
        } else {
            let levels: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
            let present: Vec<ByteArray> =
                values.into_iter().flatten().map(|value| plain(value).as_str().into()).collect();
            column.typed::<ByteArrayType>().write_batch(&present, Some(&levels), None)?;
        }
        column.close()?;
    }
    group.close().map(|_| ())
}

/// Text as it is: no spreadsheet reads this.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| cell(Some(value)), str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::io::{Seek, Write};

    use parquet::file::reader::{FileReader, SerializedFileReader};

    use super::*;

    #[test]
    fn rows_stand_in_groups_and_numbers_are_numbers() {
        let record = |at: usize| serde_json::json!({"id": format!("r{at}"), "importance": {"weight": 0.5}, "source": {"document": "a.txt"}});
        let rows = Rows { records: (0..GROUP + 2).map(record).collect(), ..Rows::default() };
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&bytes(&rows).unwrap()).unwrap();
        file.rewind().unwrap();
        let read = SerializedFileReader::new(file).unwrap();
        let counts: Vec<i64> = read.metadata().row_groups().iter().map(|group| group.num_rows()).collect();
        assert_eq!(counts, [GROUP as i64, 2]);
        let last = read.get_row_iter(None).unwrap().last().unwrap().unwrap();
        let told =
            |name: &str| last.get_column_iter().find(|(own, _)| *own == name).map(|(_, field)| field.to_string());
        assert_eq!(told("document").as_deref(), Some("\"a.txt\""));
        assert_eq!(told("importance").as_deref(), Some("0.5"));
        assert_eq!(told("value").as_deref(), Some("null"));
    }
}
