// What Swift cannot see of SQLite: macros that cast, variadic functions, and the pointer to the FTS5 API.
#pragma once
#include <sqlite3.h>

/// Binds text that SQLite copies before the call returns (SQLITE_TRANSIENT is a cast, invisible to Swift).
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
  return sqlite3_bind_text(statement, index, bytes, count, SQLITE_TRANSIENT);
}

/// The same for bytes.
static inline int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}

/// The FTS5 extension API of a connection, or NULL where SQLite was built without FTS5.
static inline fts5_api *csqlite_fts5_api(sqlite3 *connection) {
  fts5_api *api = 0;
  sqlite3_stmt *statement = 0;
  if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, 0) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", 0);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

/// Refuses SQL of its own in the schema of a file we did not write (sqlite3_db_config is variadic).
static inline int csqlite_defend(sqlite3 *connection) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}
