#!/usr/bin/env bash
# One schema per subgraph, run once by the MariaDB image on an empty volume.
set -euo pipefail
for subgraph in cases personnel projects welfare; do
  mariadb --user=root --password="$MARIADB_ROOT_PASSWORD" <<SQL
CREATE DATABASE IF NOT EXISTS mashang_$subgraph CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
GRANT ALL ON mashang_$subgraph.* TO 'mashang'@'%';
SQL
done
