/**
 * What every store has to keep, as tests: for the built-in stores and for those of plug-ins. Published as {@code lintel-contract-tests};
 * they need JUnit 5 and {@code lintel-spi}, nothing else.
 *
 * <p>Extend a contract, hand it your store, and run the tests with the rest of yours:
 *
 * <pre>{@code
 * class HrGrantsTest extends GrantStoreContract {
 *
 *     @Override
 *     protected GrantStore store() {
 *         return new HrGrants(dataSource);
 *     }
 * }
 * }</pre>
 *
 * <p>The store need not be empty: keys and names are made up anew by every test. It may be another object over the same data each time.
 */
package org.lintel.contract;
