/**
 * Published lists (公示): one person proposes the latest run, another approves it, and from then on its lines never
 * change. The term in working days begins with the approval.
 */
package cn.yardstick.publication;
