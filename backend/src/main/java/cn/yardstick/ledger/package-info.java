/**
 * What proves the audit log: tree hashes and their proofs (RFC 9162), the signed head, the one form in which a line is
 * hashed, and the program that checks an export without service or database. Knows nothing but the language, so that it
 * can be read, compiled and run by whoever does not trust the service (docs/adr/0010).
 */
package cn.yardstick.ledger;
