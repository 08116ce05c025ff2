package cn.yardstick.report.rest;

import cn.yardstick.identity.Permission;
import cn.yardstick.report.Tasks;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What there is to do now, over HTTP. */
@Path("/api/v1/me/tasks")
@Produces(MediaType.APPLICATION_JSON)
public class TaskResource {

    /** All tasks. */
    public record TaskList(List<Tasks.Task> items) {
    }

    private final Tasks tasks;

    TaskResource(Tasks tasks) {
        this.tasks = tasks;
    }

    @GET
    @PermissionsAllowed(Permission.ME)
    public TaskList myTasks() {
        return new TaskList(tasks.own());
    }
}
