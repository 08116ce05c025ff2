/** Own standing and warnings over HTTP. */
package cn.yardstick.standing.rest;
