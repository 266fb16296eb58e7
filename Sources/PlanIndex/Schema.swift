/// The version of `Index/schema.sql`, as `PRAGMA user_version` has it. Raise it with every change of the schema or of
/// the tokenizer: an index of another version is refused, never half read.
package enum Schema {
  package static let version = 2
}
