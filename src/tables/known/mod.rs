//! Tables of a form that is published, known by their heads.

mod codes;
mod comtrade;
mod eurostat;
mod sdmx;

pub(super) use self::comtrade::read as comtrade;
pub(super) use self::eurostat::read as eurostat;
pub(super) use self::sdmx::read as sdmx;
