package cn.yardstick.platform.paging;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A keyset list of one entity under the alias {@code e}: conditions are joined by "and", the order is one unique column,
 * so that rows inserted meanwhile neither double nor hide a row.
 */
public final class Listing<E> {

    private final EntityManager em;
    private final Class<E> type;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Listing(EntityManager em, Class<E> type) {
        this.em = em;
        this.type = type;
    }

    public static <E> Listing<E> of(EntityManager em, Class<E> type) {
        return new Listing<>(em, type);
    }

    /** A condition in JPQL with its named parameters: name, value, name, value… */
    public Listing<E> where(String condition, Object... namesAndValues) {
        conditions.add("(" + condition + ")");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return this;
    }

    public Listing<E> where(Condition condition) {
        values.putAll(condition.values());
        return where(condition.where());
    }

    /** How many rows fit. */
    public int count() {
        var query = em.createQuery("select count(e) from " + type.getSimpleName() + " e" + conditions(), Long.class);
        values.forEach(query::setParameter);
        return query.getSingleResult().intValue();
    }

    /** The first rows in an order of one's own, for a list that is put together from several. */
    public List<E> first(String order, int most) {
        var query = em.createQuery("select e from " + type.getSimpleName() + " e" + conditions() + " order by " + order, type);
        values.forEach(query::setParameter);
        return query.setMaxResults(most).getResultList();
    }

    /** So many rows behind a value of a unique column, in its order. Changes nothing, so that a long list is read piece by piece. */
    public List<E> behind(String column, Object key, int most) {
        var query = em.createQuery("select e from " + type.getSimpleName() + " e" + (conditions.isEmpty() ? " where " : conditions() + " and ") + "e." + column + " > :behindKey order by e." + column, type);
        values.forEach(query::setParameter);
        return query.setParameter("behindKey", key).setMaxResults(most).getResultList();
    }

    /** The page after the cursor; {@code column} is unique and its values are what {@code key} reads. */
    public Page<E> page(PageParams params, String column, Order order, Function<E, Object> key) {
        var cursor = params.cursor();
        if (cursor != null) {
            var keyType = em.getMetamodel().entity(type).getAttribute(column).getJavaType();
            Object after = keyType == String.class ? cursor.key() : keyType == int.class ? (Object) Math.toIntExact(cursor.number() % Integer.MAX_VALUE) : (Object) cursor.number();
            where("e." + column + (order == Order.ASC ? " > " : " < ") + ":afterKey", "afterKey", after);
        }
        var query = em.createQuery("select e from " + type.getSimpleName() + " e" + conditions() + " order by e." + column + " " + order, type);
        values.forEach(query::setParameter);
        return Page.of(query.setMaxResults(params.limit() + 1).getResultList(), params.limit(), key);
    }

    private String conditions() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
