/** Who may look at the audit log, and how much of it: search, proofs, export (access.md: read the audit log). */
package cn.yardstick.trail;
