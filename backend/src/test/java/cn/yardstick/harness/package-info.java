/**
 * Tests from outside: the packaged service as its own process with its own database, reached over HTTP alone. They know
 * the contract and the demo accounts, nothing of the code.
 */
package cn.yardstick.harness;
