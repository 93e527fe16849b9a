package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.blocklist.Blocklists;
import dev.bartizan.inspection.category.Categories;
import dev.bartizan.inspection.category.RapidCategories;
import dev.bartizan.inspection.grounding.Groundedness;
import dev.bartizan.inspection.material.ProtectedMaterial;
import java.util.Optional;

/**
 * The services behind the operations. All thread-safe.
 *
 * @param inspector the one inspection engine
 * @param policies the guards in force
 * @param blocklists words and phrases
 * @param material corpora of protected texts and code
 * @param groundedness the groundedness check
 * @param groundednessJudged whether that check has a judge, which corrections need
 * @param categories custom categories that are trained
 * @param incidents custom categories that work from samples
 * @param images scores images; without it image operations answer 501
 * @param blobs fetches what requests name by address
 */
public record ContentSafetyParts(
        Inspector inspector,
        Policies policies,
        Blocklists blocklists,
        ProtectedMaterial material,
        Groundedness groundedness,
        boolean groundednessJudged,
        Categories categories,
        RapidCategories incidents,
        Optional<ImageModel> images,
        BlobSource blobs) {}
