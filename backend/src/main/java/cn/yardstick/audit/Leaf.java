package cn.yardstick.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The place of a line in the tree. */
@Entity
@Immutable
@Table(name = "audit_leaf")
class Leaf {

    @Id
    @Column(name = "leaf_index")
    private Long index;
    @Column(name = "line_id")
    private Long lineId;

    protected Leaf() {
    }
}
