// The recurrent primitives of oneDNN over a whole sequence, weights laid out as the library prefers.
#include <cstring>
#include <dnnl.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "protocol.h"

using dnnl::memory;
using tag = memory::format_tag;

namespace {

// A layer with everything its primitive reads and writes.
struct Layer {
    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream{engine};
    memory::dim steps, inputs, units;
    std::vector<float> sequence;
    dnnl::primitive primitive;
    std::unordered_map<int, memory> arguments;
};

memory::desc described(memory::dims extents, tag layout) {
    return memory::desc(extents, memory::data_type::f32, layout);
}

// Copies numbers into the layout that the primitive prefers.
memory laid_out(Layer &layer, std::vector<float> numbers, memory::dims extents, tag layout, memory::desc preferred) {
    memory given(described(extents, layout), layer.engine, numbers.data());
    memory result(preferred, layer.engine);
    dnnl::reorder(given, result).execute(layer.stream, given, result);
    layer.stream.wait();
    return result;
}

// The descriptions that the primitives of both cells start from.
struct Descriptions {
    memory::desc source, destination, kernel, recurrent_kernel, bias;

    Descriptions(const Layer &layer, memory::dim gates, memory::dim biases)
        : source(described({layer.steps, 2, layer.inputs}, tag::tnc)),
          destination(described({layer.steps, 2, layer.units}, tag::tnc)),
          kernel(described({1, 1, layer.inputs, gates, layer.units}, tag::any)),
          recurrent_kernel(described({1, 1, layer.units, gates, layer.units}, tag::any)),
          bias(described({1, 1, biases, layer.units}, tag::ldgo)) {}
};

constexpr auto inference = dnnl::prop_kind::forward_inference;
constexpr auto forwards = dnnl::rnn_direction::unidirectional_left2right;

auto lstm(const Layer &layer, const Descriptions &d) {
    const memory::desc none;
#if DNNL_VERSION_MAJOR >= 3
    return dnnl::lstm_forward::primitive_desc(layer.engine, inference, forwards, d.source, none, none, d.kernel,
                                              d.recurrent_kernel, d.bias, d.destination, none, none);
#else
    return dnnl::lstm_forward::primitive_desc({inference, forwards, d.source, none, none, d.kernel, d.recurrent_kernel,
                                               d.bias, d.destination, none, none},
                                              layer.engine);
#endif
}

auto gru(const Layer &layer, const Descriptions &d) {
    const memory::desc none;
#if DNNL_VERSION_MAJOR >= 3
    return dnnl::lbr_gru_forward::primitive_desc(layer.engine, inference, forwards, d.source, none, d.kernel,
                                                 d.recurrent_kernel, d.bias, d.destination, none);
#else
    return dnnl::lbr_gru_forward::primitive_desc(
        {inference, forwards, d.source, none, d.kernel, d.recurrent_kernel, d.bias, d.destination, none},
        layer.engine);
#endif
}

// Builds the primitive and hands it the weights; a case stacks gates as oneDNN does: i, f, c, o and u, r, o.
template <typename Primitive, typename Description>
void build(Layer &layer, const pair_case &given, const Description &description, std::vector<float> bias) {
    const memory::dim gates = given.columns / given.units;
    std::vector<float> kernel(given.kernel, given.kernel + given.inputs * given.columns);
    std::vector<float> recurrent(given.recurrent_kernel, given.recurrent_kernel + given.units * given.columns);
    const memory::dim biases = bias.size() / given.units;
    layer.primitive = Primitive(description);
    layer.arguments = {
        {DNNL_ARG_SRC_LAYER, memory(description.src_layer_desc(), layer.engine, layer.sequence.data())},
        {DNNL_ARG_WEIGHTS_LAYER, laid_out(layer, kernel, {1, 1, layer.inputs, gates, layer.units}, tag::ldigo,
                                          description.weights_layer_desc())},
        {DNNL_ARG_WEIGHTS_ITER, laid_out(layer, recurrent, {1, 1, layer.units, gates, layer.units}, tag::ldigo,
                                         description.weights_iter_desc())},
        {DNNL_ARG_BIAS,
         laid_out(layer, bias, {1, 1, biases, layer.units}, tag::ldgo, description.bias_desc())},
        {DNNL_ARG_DST_LAYER, memory(description.dst_layer_desc(), layer.engine, DNNL_MEMORY_NONE)},
    };
}

// What each of the two sequences reads: steps × 2 × m.
std::vector<float> sequence_of(const pair_case &given) {
    std::vector<float> sequence(given.divergent_inputs,
                                given.divergent_inputs + given.divergent_steps * 2 * given.inputs);
    for (size_t step = 0; step < given.steps - given.divergent_steps; step++) {
        const float *inputs = given.shared_inputs + step * given.inputs;
        for (int reading = 0; reading < 2; reading++) sequence.insert(sequence.end(), inputs, inputs + given.inputs);
    }
    return sequence;
}

void *prepare(const pair_case *given) {
    auto *layer = new Layer;
    layer->steps = given->steps;
    layer->inputs = given->inputs;
    layer->units = given->units;
    layer->sequence = sequence_of(*given);
    std::vector<float> bias(given->bias, given->bias + given->columns);
    if (given->cell == LSTM) {
        build<dnnl::lstm_forward>(*layer, *given, lstm(*layer, {*layer, 4, 4}), bias);
    } else {
        bias.insert(bias.end(), given->recurrent_bias, given->recurrent_bias + given->units);
        build<dnnl::lbr_gru_forward>(*layer, *given, gru(*layer, {*layer, 3, 4}), bias);
    }
    return layer;
}

void call(void *prepared, float *outputs) {
    auto *layer = static_cast<Layer *>(prepared);
    layer->arguments.at(DNNL_ARG_DST_LAYER).set_data_handle(outputs);
    layer->primitive.execute(layer->stream, layer->arguments);
    layer->stream.wait();
}

void release(void *prepared) { delete static_cast<Layer *>(prepared); }

} // namespace

int main() {
    const dnnl_version_t *version = dnnl::version();
    const std::string text = std::to_string(version->major) + "." + std::to_string(version->minor) + "." +
                             std::to_string(version->patch);
    const peer peer = {text.c_str(), prepare, call, release};
    return serve(&peer);
}
