/**
 * The append-only log of who did what, and its proof (docs/adr/0010). A line is written in the transaction of the change;
 * afterwards a sequencer gives it its place in a Merkle tree, whose head is signed. Nothing here is ever changed or removed.
 */
package cn.yardstick.audit;
