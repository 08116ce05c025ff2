/** Publications (M14): the list of grades, proposed by one and approved by another, with a term; its lines never change. */
package cn.yardstick.publication;
