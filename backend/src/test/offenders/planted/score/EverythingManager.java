package planted.score;

/** Planted: a name that says nothing. */
public class EverythingManager {
}
