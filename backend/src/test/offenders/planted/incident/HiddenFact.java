package planted.incident;

import jakarta.persistence.Entity;

/** Planted: an entity that another room will borrow; never mapped, it lives outside of the scanned packages. */
@Entity
public class HiddenFact {
}
