using System.Reflection;
using System.Reflection.Emit;

namespace IntuneImportModule.Rows;

/// <summary>Reads a field that the engine keeps to itself, where no property tells what is in it without changing it.</summary>
internal static class HiddenField
{
    /// <summary>Reads a field; null where there is none that holds an object.</summary>
    /// <typeparam name="T">Whose field.</typeparam>
    /// <param name="name">Its name.</param>
    public static Func<T, object?>? Reader<T>(string name)
    {
        if (typeof(T).GetField(name, BindingFlags.Instance | BindingFlags.NonPublic) is not { FieldType.IsValueType: false } field)
        {
            return null;
        }

        DynamicMethod read = new(name, typeof(object), [typeof(T)], typeof(T).Module, skipVisibility: true);
        ILGenerator code = read.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldfld, field);
        code.Emit(OpCodes.Ret);
        return (Func<T, object?>)read.CreateDelegate(typeof(Func<T, object?>));
    }
}
