package com.smartap.sample.cli;

import com.smartap.sample.cli.Erp.Accounts;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All commands, and what is common to them: help, errors, exit codes. */
@Command(
        name = "smartap",
        versionProvider = Commands.Version.class,
        description = "SmartAP: accounts payable on the command line.",
        footer = {
            "",
            "Results go to stdout as JSON, one document a line; messages go to stderr.",
            "Exit 0: done. 1: the input was refused or failed. 2: wrong usage."
        })
final class Commands {
    static final int REFUSED = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Shows this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    private boolean version;

    private Commands() {}

    /** Runs one command. */
    static int run(Session session, String... arguments) {
        CommandLine line = tree(session);
        line.setOut(new PrintWriter(session.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(session.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(110);
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            session.result(Errors.json(problem));
            if (Errors.isFault(problem)) {
                LoggerFactory.getLogger(Commands.class).debug("a fault of the program itself", problem);
                session.err()
                        .println("This is a fault of the program itself."
                                + " -Dorg.slf4j.simpleLogger.log.com.smartap.sample.cli=debug shows where.");
            }
            return REFUSED;
        });
        return line.execute(arguments);
    }

    private static CommandLine tree(Session session) {
        return new CommandLine(new Commands())
                .addSubcommand(new ExtractCommand(session))
                .addSubcommand(group(new Groups.EInvoice(), new EInvoiceCheckCommand(session)))
                .addSubcommand(new ColumnsCommand(session))
                .addSubcommand(
                        group(new Groups.Edi(), new EdiCommands.Acknowledge(session), new EdiCommands.Order(session)))
                .addSubcommand(group(
                        new Groups.Payments(),
                        new WriteCommand(session),
                        new ReadCommand(session),
                        new CheckCommand(session)))
                .addSubcommand(group(
                        new Groups.Archive(),
                        new SealCommand(session),
                        new ExtendCommand(session),
                        new VerifyCommand(session),
                        new ScrubCommand(session),
                        group(new Groups.Store(), new StoreCheckCommand(session))))
                .addSubcommand(group(
                        new Groups.Erp(),
                        new DescribeCommand(session),
                        new Erp.Test(session),
                        new Erp.Vendors(session),
                        new Erp.PurchaseOrders(session),
                        new Erp.GoodsReceipts(session),
                        new ExportCommand(session),
                        new PreflightCommand(session),
                        new Erp.Attach(session),
                        new ConnectCommand(session),
                        new Erp.PaymentStatus(session),
                        new Accounts(session),
                        new Erp.TaxCodes(session)))
                .addSubcommand(group(
                        new Groups.Provider(),
                        new Provider.Describe(session),
                        new Provider.Test(session),
                        new Provider.Check(session),
                        new Provider.StorePayee(session),
                        new PayCommand(session),
                        new Provider.Find(session),
                        new Provider.Status(session),
                        new Provider.Confirm(session),
                        new Provider.Cancel(session),
                        new TrustCommand(session)))
                .addSubcommand(group(
                        new Groups.ESigning(),
                        new ESign.Describe(session),
                        new ESign.Test(session),
                        new RequestSignaturesCommand(session),
                        new ESign.Find(session),
                        new ESign.Status(session),
                        new ESign.Remind(session),
                        new ESign.Cancel(session),
                        new ESign.Download(session)))
                .addSubcommand(group(
                        new Groups.Audit(),
                        new AuditCommands.Export(session),
                        new AuditCommands.Verify(session),
                        new AuditCommands.Report(session)))
                .addSubcommand(new DemoCommand(session));
    }

    private static CommandLine group(Object command, Object... subcommands) {
        CommandLine line = new CommandLine(command);
        for (Object subcommand : subcommands) {
            line.addSubcommand(subcommand);
        }
        return line;
    }

    /** The version that the jar's manifest states. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"SmartAP " + (version == null ? "(not packaged)" : version)};
        }
    }
}
