package planted.kernel;

/** Planted: the kernel must not know a framework. */
@jakarta.enterprise.context.ApplicationScoped
class KnowsAFramework {
}
