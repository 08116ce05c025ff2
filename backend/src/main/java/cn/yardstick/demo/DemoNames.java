package cn.yardstick.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Believable, made-up Chinese names from a fixed seed; no name is given twice. */
final class DemoNames {

    private static final String SURNAMES =
            "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
    private static final String MALE =
            "伟强磊军勇杰涛明超刚平辉鹏华飞斌波宇浩凯健俊帆鑫亮建国峰毅志诚海林森东升文博学良安康宁远泽楷瑞晨旭朗胜松帅";
    private static final String FEMALE =
            "芳娜敏静丽艳娟霞秀兰玲燕红梅英慧琳洁颖婷雪倩佳欣怡蕾悦雯萍妍彤菲岚云月晴";
    /** Characters that trip careless systems; each occurs in one demo name. */
    private static final List<String> RARE = List.of("喆", "堃", "㛃", "䶮", "赟", "珺", "翀", "昇", "玥", "珅", "镕", "犇", "骉", "劼", "垚", "𠮷");

    private final Random random;
    private final Set<String> taken = new HashSet<>();
    private int rareUsed;

    DemoNames(Random random) {
        this.random = random;
    }

    String next(boolean female) {
        while (true) {
            var name = pick(SURNAMES) + given(female);
            if (taken.add(name)) {
                return name;
            }
        }
    }

    private String given(boolean female) {
        if (rareUsed < RARE.size() && random.nextInt(12) == 0) {
            return RARE.get(rareUsed++);
        }
        var characters = female ? FEMALE : MALE;
        return random.nextInt(4) == 0 ? pick(characters) : pick(characters) + pick(characters);
    }

    private String pick(String characters) {
        var points = characters.codePoints().toArray();
        return Character.toString(points[random.nextInt(points.length)]);
    }
}
