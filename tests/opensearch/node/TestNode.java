import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * One node in one process: HOME [PID]. Its settings are in HOME/config/opensearch.yml; where a process is named, the
 * node ends when that does, so that tests that are killed leave none behind. The property ``node.plugin`` names a class
 * of a plugin more.
 */
public final class TestNode extends Node {
    private TestNode(Path home) {
        super(
            InternalSettingsPreparer.prepareEnvironment(
                Settings.builder().put("path.home", home).build(), Map.of(), home.resolve("config"), () -> "node"),
            plugins(),
            true);
    }

    private static List<Class<? extends Plugin>> plugins() {
        List<Class<? extends Plugin>> plugins = new ArrayList<>(
            List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, PainlessPlugin.class, ReindexPlugin.class));
        String further = System.getProperty("node.plugin");
        if (further != null) {
            try {
                plugins.add(Class.forName(further).asSubclass(Plugin.class));
            } catch (ClassNotFoundException error) {
                throw new IllegalArgumentException(error);
            }
        }
        return plugins;
    }

    public static void main(String[] arguments) throws Exception {
        TestNode node = new TestNode(Path.of(arguments[0]).toAbsolutePath());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (Exception error) {
                error.printStackTrace();
            } finally {
                ended.countDown();
            }
        }));
        node.start();
        if (arguments.length > 1) {
            ProcessHandle.of(Long.parseLong(arguments[1]))
                .ifPresentOrElse(owner -> owner.onExit().thenRun(() -> System.exit(0)), () -> System.exit(0));
        }
        ended.await();
    }
}
