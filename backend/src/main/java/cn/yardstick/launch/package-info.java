/** Starting and stopping: reads the environment, starts the embedded database, makes the keys, says what is wrong in one line. */
package cn.yardstick.launch;
