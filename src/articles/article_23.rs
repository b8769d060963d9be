//! # 第二十三条 参照执行 · By reference
//!
//! 旗县级以上人民政府的职能部门和苏木乡镇人民政府，其重大行政决策的执行参照本规定。
//!
//! Departments of governments at banner and county level and above, and township governments, apply the
//! regulation to their own major decisions by reference.
//!
//! **Decides.** That every answer about such an organ is marked as by reference
//! ([`crate::terms::party::Application::ByReference`]; which organs those are, art 2 asks in one place).
//!
//! **Leaves open.** Rules that presuppose a people's government do not fit a department as they stand: the
//! inspection scope of art 8 is open for it (督查条例 7). Art 19 fits every addressee.
//!
//! **Interpretation.** 条例 42 extends itself to the same organs in the same way. By reference means with what the
//! difference requires: the engine changes no rule, it says where one may not fit.

use crate::{
    reading::View,
    terms::{
        Clause, Cure, Finding, Row, Ruling, Sink,
        party::{Application, Level},
    },
};

/// 第二十三条.
pub(crate) const CLAUSE: Clause = Clause::article(23);

static BY_REFERENCE: Row = Row::new(
    "23.by-reference",
    CLAUSE,
    "该决策机关（{0}）参照执行本规定，各项结论均以参照适用为限",
    "the organ ({0}) applies the regulation by reference; every answer is given with that reservation",
    Cure::Nothing,
);

/// The reservation, as a point that holds: it accuses nobody and asks nothing.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    if view.application == Application::ByReference {
        let level: Level = view.record.level();
        sink.push(Finding::new(Ruling::Met, &BY_REFERENCE).with(level.words()));
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        articles::article_02,
        reading::testing::{Bench, lines},
    };

    use super::*;

    #[test]
    fn every_answer_by_reference_is_marked() {
        for (level, rows) in [
            ("department", &["met 23.by-reference department"][..]),
            ("township", &["met 23.by-reference township"]),
            ("banner_county", &[]),
            ("league", &[]),
        ] {
            let bench = Bench::at(level, &[]);
            let view = bench.on("2022-01-01");
            let found = bench.findings("2022-01-01", |_, sink| {
                findings(&View { application: article_02::application(&view), ..view }, sink);
            });
            assert_eq!(found, lines(rows), "{level}");
        }
    }
}
