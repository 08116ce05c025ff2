package cn.yardstick.platform.concurrency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;

/** The request that is being answered. */
@RequestScoped
class RequestContext {

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    @Context
    Request request;

    HttpHeaders headers() {
        return headers;
    }

    UriInfo uri() {
        return uri;
    }

    String method() {
        return request.getMethod();
    }
}
