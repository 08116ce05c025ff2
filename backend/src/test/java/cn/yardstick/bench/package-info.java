/** What the service costs beside the bare database, measured side by side in one run ({@code make bench}). */
package cn.yardstick.bench;
