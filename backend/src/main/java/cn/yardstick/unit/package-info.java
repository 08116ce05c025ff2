/** Units (M1): the tree of bureau, stations and squads, with area and population; counts are computed, never typed. */
package cn.yardstick.unit;
