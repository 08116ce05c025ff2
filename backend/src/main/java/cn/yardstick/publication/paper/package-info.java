/** Documents on paper: official form (GB/T 9704-2012), fonts that know whom they cannot print, codes to scan. */
package cn.yardstick.publication.paper;
