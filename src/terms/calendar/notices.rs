//! The days of the State Council's yearly notices on holidays, 2021 to 2026: dates only.

/// The days that the notices (国务院办公厅关于部分节假日安排的通知) name in one year; a notice may also name days
/// of the December before, which stand under the year in which they lie.
pub(super) struct Notice {
    pub(super) year: i32,
    /// Days off: month, day and length in days of each stretch, as announced (weekends included).
    pub(super) off: &'static [(u32, u32, i32)],
    /// Make-up working days: month and day.
    pub(super) on: &'static [(u32, u32)],
}

pub(super) const NOTICES: &[Notice] = &[
    Notice {
        year: 2021,
        off: &[(1, 1, 3), (2, 11, 7), (4, 3, 3), (5, 1, 5), (6, 12, 3), (9, 19, 3), (10, 1, 7)],
        on: &[(2, 7), (2, 20), (4, 25), (5, 8), (9, 18), (9, 26), (10, 9)],
    },
    Notice {
        year: 2022,
        off: &[(1, 1, 3), (1, 31, 7), (4, 3, 3), (4, 30, 5), (6, 3, 3), (9, 10, 3), (10, 1, 7), (12, 31, 1)],
        on: &[(1, 29), (1, 30), (4, 2), (4, 24), (5, 7), (10, 8), (10, 9)],
    },
    Notice {
        year: 2023,
        off: &[(1, 1, 2), (1, 21, 7), (4, 5, 1), (4, 29, 5), (6, 22, 3), (9, 29, 8)],
        on: &[(1, 28), (1, 29), (4, 23), (5, 6), (6, 25), (10, 7), (10, 8)],
    },
    Notice {
        year: 2024,
        off: &[(1, 1, 1), (2, 10, 8), (4, 4, 3), (5, 1, 5), (6, 10, 1), (9, 15, 3), (10, 1, 7)],
        on: &[(2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12)],
    },
    Notice {
        year: 2025,
        off: &[(1, 1, 1), (1, 28, 8), (4, 4, 3), (5, 1, 5), (5, 31, 3), (10, 1, 8)],
        on: &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    },
    Notice {
        year: 2026,
        off: &[(1, 1, 3), (2, 15, 9), (4, 4, 3), (5, 1, 5), (6, 19, 3), (9, 25, 3), (10, 1, 7)],
        on: &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
    },
];
