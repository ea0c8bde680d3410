//! MariaDB, from 10.5: what it does otherwise than MySQL.

use super::family::Family;
use crate::ir::Engine;

pub(super) static MARIADB: Family = Family {
    engine: Engine::Mariadb,
    table_suffix: " ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin",
    updated_at: None,
    index_built: " ALGORITHM = NOCOPY LOCK = NONE",
};
