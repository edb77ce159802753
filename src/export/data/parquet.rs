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
const NUMBERS: [&str; 8] =
    ["confidence", "value", "low", "high", "change_percent", "paragraph", "quote_start", "quote_end"];

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
    let mut group = writer.next_row_group()?;
    for (name, place) in COLUMNS {
        let values: Vec<Option<&Value>> =
            rows.records.iter().map(|record| record.pointer(place).filter(|value| !value.is_null())).collect();
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
    group.close()?;
    writer.into_inner()
}

/// Text as it is: no spreadsheet reads this.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| cell(Some(value)), str::to_owned)
}
