package com.smartap.testkit.netsuite;

import com.smartap.spi.Api;
import java.util.List;
import java.util.Map;

/**
 * What scripts can do inside a {@link NetSuiteTwin}: what stand-ins for the modules {@code N/query}, {@code N/record} and
 * {@code N/file} are made of. Names are SuiteScript's, in lower case. Errors are {@link RestletHandler.Failed}.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface NetSuiteScripting {
    /** Runs SuiteQL; values are texts, numbers, and {@code T} or {@code F}. */
    List<Map<String, Object>> query(String query, List<Object> parameters);

    /** The fields and sublists of a bill of all that is left to bill of an order, not saved yet. */
    Draft transform(String fromType, Object fromId, String toType);

    /** Saves a record. */
    long save(Draft draft);

    /** Whether a field exists on a record type, in a sublist or, if that is empty, in its body. */
    boolean hasField(String type, String sublist, String field);

    /** Files a document; the same name in the same folder is replaced. */
    long saveFile(String name, String fileType, long folder, String contents);

    /** Attaches a file to a transaction, once. */
    void attach(long fileId, String type, long id);

    /**
     * A record that is being edited.
     *
     * @param type such as {@code vendorbill}
     * @param fields body fields
     * @param sublists lines by sublist
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Draft(String type, Map<String, Object> fields, Map<String, List<Map<String, Object>>> sublists) {}
}
