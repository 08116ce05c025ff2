package cn.yardstick.diary;

import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.problem.ProblemType;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Finds diary entries by what stands in them or in their corrections (M5), on any MySQL: keys in a table, no parser of a server's own. */
@ApplicationScoped
class DiarySearch {

    private static final int MOST_TERMS = 6;
    /** More than these narrow no further; the text itself is compared after them. */
    private static final int GRAMS_OF_A_TERM = 3;

    private final EntityManager em;

    DiarySearch(EntityManager em) {
        this.em = em;
    }

    /** A text that belongs to this entry is found from now on. */
    void index(long entryId, String text) {
        var words = DiaryWords.normal(text);
        em.persist(new DiaryText(entryId, words));
        var grams = JsonNodeFactory.instance.arrayNode();
        DiaryWords.grams(words).forEach(grams::add);
        em.createNativeQuery("""
                INSERT IGNORE INTO diary_gram (gram, entry_id)
                SELECT written.gram, :entry FROM JSON_TABLE(:grams, '$[*]' COLUMNS (gram VARCHAR(2) CHARACTER SET utf8mb4 PATH '$')) AS written""")
                .setParameter("entry", entryId).setParameter("grams", grams.toString()).executeUpdate();
    }

    /** Only entries that hold every word of the query. 400 for too many words. */
    void narrow(Listing<DiaryEntry> listing, String query) {
        var terms = DiaryWords.terms(query);
        if (terms.size() > MOST_TERMS) {
            throw ProblemType.MALFORMED.raise("一次最多查找 " + MOST_TERMS + " 个词。", "At most " + MOST_TERMS + " words at a time.").at("text");
        }
        for (int t = 0; t < terms.size(); t++) {
            var term = terms.get(t);
            if (term.codePointCount(0, term.length()) == 1) {
                listing.where("exists (select 1 from DiaryGram g" + t + " where g" + t + ".key.entryId = e.id and g" + t + ".key.gram like :gram" + t + " escape '!')", "gram" + t, escaped(term) + "%");
                continue;
            }
            var grams = DiaryWords.grams(term).stream().limit(GRAMS_OF_A_TERM).filter(gram -> gram.codePointCount(0, gram.length()) == 2).toList();
            for (int i = 0; i < grams.size(); i++) {
                var name = "gram" + t + "x" + i;
                listing.where("exists (select 1 from DiaryGram " + name + " where " + name + ".key.entryId = e.id and " + name + ".key.gram = :" + name + ")", name, grams.get(i));
            }
            listing.where("exists (select 1 from DiaryText w" + t + " where w" + t + ".entryId = e.id and w" + t + ".words like :words" + t + " escape '!')", "words" + t, "%" + escaped(term) + "%");
        }
    }

    private static String escaped(String term) {
        return term.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
