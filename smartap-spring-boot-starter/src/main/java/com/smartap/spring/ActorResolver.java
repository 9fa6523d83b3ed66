package com.smartap.spring;

import com.smartap.model.Actor;
import com.smartap.spi.Api;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Says who is calling. The host supplies it as a bean, on top of its own security; without one the REST API does not
 * open. Thread-safe; called once for each request, after the host's security filters.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
@FunctionalInterface
public interface ActorResolver {
    /**
     * The caller, in one tenant, with the roles that the host gives.
     *
     * @return empty if nobody is logged in; the request is then answered with status 401
     */
    Optional<Actor> resolve(HttpServletRequest request);
}
