//! MySQL, from 8.0 at its last patch: what it does otherwise than MariaDB.

use super::family::Family;
use crate::ir::Engine;

pub(super) static MYSQL: Family = Family {
    engine: Engine::Mysql,
    table_suffix: " ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_bin",
    // Beside ON UPDATE only this form is documented; both follow the session's zone, so they agree.
    updated_at: Some("CURRENT_TIMESTAMP(6)"),
    index_built: " ALGORITHM = INPLACE LOCK = NONE",
};
