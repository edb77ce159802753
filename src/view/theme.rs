//! Colours, emblems and sizes of the light and the dark look.
//!
//! There is one signature colour, the highlighter; lane hues are for marks, never for text.

use super::Color;
use super::text::{TextStyle, Weight};
use crate::model::{Category, Record};

/// Height of one row of marks in points.
pub const ROW: f32 = 22.0;
/// Free space above the first and below the last row of a lane.
pub const LANE_PAD: f32 = 5.0;
/// Width of the column of lane names.
pub const GUTTER: f32 = 148.0;
/// Height of the ruler, two rows.
pub const RULER: f32 = 44.0;
/// Height of the strip of publication dates.
pub const PUBLISHED: f32 = 20.0;
/// Height of the overview.
pub const OVERVIEW: f32 = 56.0;
/// Height of the overview's bars.
pub const OVERVIEW_BARS: f32 = 36.0;
/// Height of a menu bar.
pub const MENU: f32 = 29.0;
/// Height of the toolbar.
pub const TOOLBAR: f32 = 39.0;
/// Height of the status bar.
pub const STATUS: f32 = 24.0;
/// Width of the left column.
pub const LEFT: f32 = 240.0;
/// Width of the right column.
pub const RIGHT: f32 = 400.0;
/// Side padding.
pub const PAD: f32 = 14.0;
/// Clear space that a label keeps around itself.
pub const CLEAR: f32 = 10.0;
/// Labels end this far before the edge of the pane.
pub const EDGE: f32 = 6.0;

/// Glyph labels, list rows, chart labels.
pub const LABEL: TextStyle = TextStyle::sans(Weight::Medium, 12.0);
/// Dates behind labels and counts under names.
pub const SMALL: TextStyle = TextStyle::sans(Weight::Regular, 11.0);
/// Lane names and values.
pub const STRONG: TextStyle = TextStyle::sans(Weight::SemiBold, 12.0);
/// Names beside values.
pub const PLAIN: TextStyle = TextStyle::sans(Weight::Regular, 12.0);
/// Numbers in pills and source boxes.
pub const COUNT: TextStyle = TextStyle::sans(Weight::SemiBold, 11.0);
/// The coarse row of the ruler.
pub const COARSE: TextStyle = TextStyle::sans(Weight::SemiBold, 13.0);

/// Lanes of the category view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Visits and meetings.
    Visits,
    /// Agreements, loans and write-offs.
    Agreements,
    /// Trade, duties and quotas.
    Trade,
    /// Investment and aid.
    Projects,
    /// Politics and military.
    Politics,
    /// Statements.
    Statements,
    /// Sanctions, embargoes and bans.
    Sanctions,
    /// None of these.
    Other,
}

/// The shape that stands for a group where its place does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Emblem {
    /// A filled disc.
    Disc,
    /// A filled square.
    Square,
    /// A filled triangle, tip down.
    Wedge,
    /// A filled triangle, tip up.
    Triangle,
    /// A filled square on its corner.
    Diamond,
    /// Three short lines.
    Lines,
    /// A ring with a bar across.
    BarredRing,
    /// A plus.
    Plus,
    /// A bookmark.
    Bookmark,
    /// A sheet of paper.
    Page,
    /// A bar with end ticks: a figure.
    Figure,
}

impl Group {
    /// All groups in the order of lanes.
    pub const ALL: [Self; 8] = [
        Self::Visits,
        Self::Agreements,
        Self::Trade,
        Self::Projects,
        Self::Politics,
        Self::Sanctions,
        Self::Statements,
        Self::Other,
    ];

    /// The group of a category.
    #[must_use]
    pub fn of(category: Category) -> Self {
        match category {
            Category::Visit | Category::Meeting => Self::Visits,
            Category::Agreement | Category::Debt => Self::Agreements,
            Category::Trade => Self::Trade,
            Category::Investment | Category::Aid => Self::Projects,
            Category::Politics | Category::Military => Self::Politics,
            Category::Statement => Self::Statements,
            Category::Sanctions => Self::Sanctions,
            Category::Other => Self::Other,
        }
    }

    /// The lane's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Visits => "Visits & meetings",
            Self::Agreements => "Agreements & debt",
            Self::Trade => "Trade & duties",
            Self::Projects => "Projects & aid",
            Self::Politics => "Politics & security",
            Self::Statements => "Statements",
            Self::Sanctions => "Sanctions",
            Self::Other => "Other events",
        }
    }

    /// The lane's emblem.
    #[must_use]
    pub fn emblem(self) -> Emblem {
        match self {
            Self::Visits => Emblem::Disc,
            Self::Agreements => Emblem::Square,
            Self::Trade => Emblem::Wedge,
            Self::Projects => Emblem::Triangle,
            Self::Politics => Emblem::Diamond,
            Self::Statements => Emblem::Lines,
            Self::Sanctions => Emblem::BarredRing,
            Self::Other => Emblem::Plus,
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Look {
    /// Dark ink on white.
    #[default]
    Light,
    /// Light ink on near black.
    Dark,
}

/// Every colour of one look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Which look this is.
    pub look: Look,
    /// Timeline, reader, fields.
    pub canvas: Color,
    /// Side columns, ruler, overview.
    pub panel: Color,
    /// Menu, tabs, status.
    pub chrome: Color,
    /// Under the pointer, or pressed.
    pub hover: Color,
    /// Lines of the grid.
    pub line_faint: Color,
    /// Lines between parts.
    pub line: Color,
    /// Lines of weight: zero lines, edges of panes.
    pub line_strong: Color,
    /// Edges of what can be clicked or written into, on any ground but the tint: three to one (WCAG 1.4.11).
    pub control: Color,
    /// Text, and the ground of the primary button.
    pub text: Color,
    /// Second text.
    pub text2: Color,
    /// Third text: counts, ticks. Never on the tint.
    pub text3: Color,
    /// The highlighter's ground.
    pub tint: Color,
    /// The highlighter's edge.
    pub edge: Color,
    /// Links.
    pub link: Color,
    /// Warnings.
    pub warning: Color,
    /// Accepted part of a histogram.
    pub accepted: Color,
    /// Undecided part of a histogram.
    pub undecided: Color,
    /// First party in charts.
    pub first: Color,
    /// Second party in charts.
    pub second: Color,
    hues: [Color; 8],
}

impl Theme {
    /// The light look.
    #[must_use]
    pub const fn light() -> Self {
        Self {
            look: Look::Light,
            canvas: Color::hex(0x00FF_FFFF),
            panel: Color::hex(0x00F8_F7F4),
            chrome: Color::hex(0x00F1_F0EC),
            hover: Color::hex(0x00E8_E6E0),
            line_faint: Color::hex(0x00EE_ECE6),
            line: Color::hex(0x00DE_DBD3),
            line_strong: Color::hex(0x00C6_C3BA),
            control: Color::hex(0x0086_8276),
            text: Color::hex(0x001B_1D21),
            text2: Color::hex(0x0048_4D55),
            text3: Color::hex(0x0061_676F),
            tint: Color::hex(0x00FF_EFB8),
            edge: Color::hex(0x009A_6700),
            link: Color::hex(0x001D_5FA8),
            warning: Color::hex(0x008A_5A00),
            accepted: Color::hex(0x004B_515A),
            undecided: Color::hex(0x0080_858D),
            first: Color::hex(0x001B_1D21),
            second: Color::hex(0x0076_7C85),
            hues: [
                Color::hex(0x001F_6FBF),
                Color::hex(0x00C2_500F),
                Color::hex(0x008A_0A30),
                Color::hex(0x0000_6B5C),
                Color::hex(0x007A_2E8E),
                Color::hex(0x006B_7280),
                Color::hex(0x005F_4B00),
                Color::hex(0x0048_4D55),
            ],
        }
    }

    /// The dark look.
    #[must_use]
    pub const fn dark() -> Self {
        Self {
            look: Look::Dark,
            canvas: Color::hex(0x0013_1518),
            panel: Color::hex(0x001A_1C20),
            chrome: Color::hex(0x0020_2226),
            hover: Color::hex(0x002A_2D32),
            line_faint: Color::hex(0x0022_252A),
            line: Color::hex(0x0033_373D),
            line_strong: Color::hex(0x004A_4F57),
            control: Color::hex(0x0073_7983),
            text: Color::hex(0x00EC_EAE5),
            text2: Color::hex(0x00BE_C1C6),
            text3: Color::hex(0x0097_9CA4),
            tint: Color::hex(0x0045_3A14),
            edge: Color::hex(0x00F0_C14B),
            link: Color::hex(0x0086_B8F2),
            warning: Color::hex(0x00E3_B341),
            accepted: Color::hex(0x00B4_B9C0),
            undecided: Color::hex(0x006A_7079),
            first: Color::hex(0x00EC_EAE5),
            second: Color::hex(0x008D_939C),
            hues: [
                Color::hex(0x006A_A5EE),
                Color::hex(0x00F2_966B),
                Color::hex(0x00F0_506E),
                Color::hex(0x005A_D6BC),
                Color::hex(0x00E9_A8E4),
                Color::hex(0x008F_98A5),
                Color::hex(0x00F0_DC7A),
                Color::hex(0x00BE_C1C6),
            ],
        }
    }

    /// The light look in greys, for print without colour: lanes are known by place and emblem.
    #[must_use]
    pub const fn grey() -> Self {
        let dark = Color::hex(0x002E_3136);
        let middle = Color::hex(0x0055_5A61);
        Self {
            canvas: Color::hex(0x00FF_FFFF),
            panel: Color::hex(0x00F7_F7F7),
            chrome: Color::hex(0x00EF_EFEF),
            tint: Color::hex(0x00E6_E6E6),
            edge: Color::hex(0x0050_5050),
            link: Color::hex(0x0040_4040),
            warning: Color::hex(0x0050_5050),
            hues: [middle, dark, middle, dark, middle, dark, middle, dark],
            ..Self::light()
        }
    }

    /// The hue of a group's marks.
    #[must_use]
    pub fn hue(&self, group: Group) -> Color {
        let [visits, agreements, trade, projects, politics, statements, sanctions, other] = self.hues;
        match group {
            Group::Visits => visits,
            Group::Agreements => agreements,
            Group::Trade => trade,
            Group::Projects => projects,
            Group::Politics => politics,
            Group::Statements => statements,
            Group::Sanctions => sanctions,
            Group::Other => other,
        }
    }

    /// Emblem and colour of a record: those of figures, else of its kind.
    #[must_use]
    pub fn emblem(&self, record: &Record) -> (Emblem, Color) {
        let group = Group::of(record.category);
        if record.figure.is_some() { (Emblem::Figure, self.text) } else { (group.emblem(), self.hue(group)) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Color, Theme};

    /// Relative luminance (WCAG 2.2).
    fn luminance(color: Color) -> f64 {
        let part = |byte: u8| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(color.r) + 0.7152 * part(color.g) + 0.0722 * part(color.b)
    }

    fn contrast(ink: Color, ground: Color) -> f64 {
        let (one, other) = (luminance(ink), luminance(ground));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn words_have_four_and_a_half_to_one_edges_and_bars_three() {
        assert!((contrast(Color::hex(0), Color::hex(0xFF_FFFF)) - 21.0).abs() < 1e-9);
        for theme in [Theme::light(), Theme::dark()] {
            let grounds =
                [("canvas", theme.canvas), ("panel", theme.panel), ("chrome", theme.chrome), ("hover", theme.hover)];
            for (name, ground) in grounds {
                let inks = [("text", theme.text), ("text2", theme.text2), ("text3", theme.text3)];
                let least = |ink: &str, color, least: f64| {
                    let found = contrast(color, ground);
                    assert!(found >= least, "{ink} on {name} of {:?} has {found:.2}", theme.look);
                };
                for (ink, color) in inks {
                    least(ink, color, 4.5);
                }
                least("the edge of a control", theme.control, 3.0);
                // Bars of a histogram stand on these two.
                if ["canvas", "panel"].contains(&name) {
                    least("an undecided bar", theme.undecided, 3.0);
                    least("an accepted bar", theme.accepted, 3.0);
                }
            }
        }
    }
}
