/** First set-up over HTTP. */
package cn.yardstick.launch.rest;
