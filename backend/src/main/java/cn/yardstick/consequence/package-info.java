/**
 * What a grade means elsewhere (M16), as far as it is built: the record of which published list went out to whom, and the mark on
 * what went out by a list that a revision took the place of (M15). A delivery is only ever added; its state follows from its list.
 */
package cn.yardstick.consequence;
